//! Element defaults and the few classes that belong to no component.

super::styles! {
    r#"
    *, *::before, *::after { box-sizing: border-box; }
    html {
        -webkit-text-size-adjust: 100%;
        text-size-adjust: 100%;
        scroll-padding-block: calc(var(--header-block) + var(--space-12)) calc(var(--tab-bar-block) + var(--space-12));
    }
    body {
        margin: 0;
        min-block-size: 100vh;
        min-block-size: 100dvh;
        background: var(--color-ground);
        color: var(--color-ink);
        font-family: var(--font-sans);
        font-size: var(--text-md);
        line-height: var(--leading-body);
        word-break: keep-all;
        overflow-wrap: anywhere;
        -webkit-font-smoothing: antialiased;
    }
    h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, fieldset {
        margin: 0;
        padding: 0;
    }
    h1, h2, h3, h4 {
        font-weight: var(--weight-bold);
        line-height: var(--leading-tight);
        letter-spacing: var(--tracking-tight);
        text-wrap: balance;
    }
    h1, h2 { font-size: var(--text-2xl); }
    h3 { font-size: var(--text-lg); }
    p, li, dd { text-wrap: pretty; }
    ul, ol { list-style: none; }
    fieldset { border: 0; min-inline-size: 0; }
    legend { padding: 0; }
    img, svg { display: block; max-inline-size: 100%; }
    img { block-size: auto; filter: var(--image-filter); }
    a { color: inherit; text-decoration: none; }
    p a:not([class]) { text-decoration: underline; text-underline-offset: 0.2em; }
    button, input, select, textarea {
        font: inherit;
        color: inherit;
        letter-spacing: inherit;
    }
    button { padding: 0; border: 0; background: none; cursor: pointer; }
    table { border-collapse: collapse; inline-size: 100%; }
    th { text-align: start; font-weight: var(--weight-regular); }
    summary { cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    del { text-decoration-thickness: 1px; }
    :focus-visible {
        outline: 3px solid var(--color-accent);
        outline-offset: 2px;
        border-radius: var(--radius-sm);
    }
    .container {
        inline-size: 100%;
        max-inline-size: calc(var(--container) + var(--gutter) * 2);
        margin-inline: auto;
        padding-inline: var(--gutter);
    }
    .container--narrow { max-inline-size: calc(46rem + var(--gutter) * 2); }
    .visually-hidden {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        margin: -1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
    }
    .skip-link {
        position: absolute;
        inset-inline-start: var(--gutter);
        inset-block-start: -100px;
        z-index: var(--z-toast);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-accent);
        color: var(--color-on-accent);
    }
    .skip-link:focus { inset-block-start: var(--space-2); }
    .page { padding-block-end: calc(var(--tab-bar-block) + var(--safe-end)); }
    .page--bar { padding-block-end: calc(var(--control) + 3.5rem + var(--safe-end)); }
    @media (min-width: 1024px) {
        .page, .page--bar { padding-block-end: 0; }
    }
    @media (prefers-reduced-motion: reduce) {
        *, *::before, *::after {
            animation-duration: 1ms;
            animation-iteration-count: 1;
            transition-duration: 1ms;
            scroll-behavior: auto;
        }
    }
    @media (forced-colors: active) {
        .button, .chip, .field__input { border: 1px solid ButtonText; }
    }
    "#
}
