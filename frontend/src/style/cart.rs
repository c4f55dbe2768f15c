//! Pages with the sums beside them; the cart: vendors, their lines and what their parcels cost.

super::styles! {
    r#"
    .two-column {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-8);
    }
    .two-column__aside { display: grid; gap: var(--space-6); align-content: start; }
    .two-column .two-column__buy { display: none; }
    @media (min-width: 1024px) {
        .two-column {
            grid-template-columns: minmax(0, 1fr) 25rem;
            gap: var(--space-14);
            padding-block-start: var(--space-6);
        }
        .two-column__aside {
            position: sticky;
            inset-block-start: calc(var(--header-block) + var(--space-6));
            align-self: start;
        }
        .two-column .two-column__buy { display: flex; }
    }
    .select-bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        padding-block: var(--space-2);
    }
    .vendor-group {
        padding-block: var(--space-6);
        border-block-start: 8px solid var(--color-sunken);
        margin-inline: calc(var(--gutter) * -1);
        padding-inline: var(--gutter);
    }
    .two-column .notice--caution + div { margin-block-start: var(--space-6); }
    .vendor-group__head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        margin-block-end: var(--space-2);
    }
    .vendor-group__name { font-size: var(--text-lg); line-height: var(--leading-snug); }
    .vendor-group__name a, .vendor-group__foot a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--tap);
        margin-block: -10px;
    }
    .vendor-group__foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        margin-block-start: var(--space-4);
        color: var(--color-ink-2);
        font-variant-numeric: tabular-nums;
    }
    .vendor-group__foot strong {
        margin-inline-start: auto;
        color: var(--color-ink);
        white-space: nowrap;
    }
    @media (min-width: 1024px) {
        .vendor-group {
            margin-inline: 0;
            padding-inline: 0;
            border-block-start-width: 1px;
            border-color: var(--color-line);
        }
    }
    .shipping-progress {
        display: grid;
        gap: var(--space-2);
        margin-block-start: var(--space-4);
        line-height: var(--leading-snug);
    }
    .shipping-progress__bar {
        inline-size: 100%;
        block-size: 6px;
        border: 0;
        border-radius: var(--radius-full);
        background: var(--color-line);
        appearance: none;
        overflow: hidden;
    }
    .shipping-progress__bar::-webkit-progress-bar { background: var(--color-line); }
    .shipping-progress__bar::-webkit-progress-value {
        border-radius: var(--radius-full);
        background: var(--color-accent);
    }
    .shipping-progress__bar::-moz-progress-bar {
        border-radius: var(--radius-full);
        background: var(--color-accent);
    }
    .shipping-progress__text { display: flex; align-items: center; gap: var(--space-2); }
    .shipping-progress__text .icon { color: var(--color-accent); }
    .action-note + .tender-split { margin-block-start: var(--space-2); }
    .cart-line {
        display: flex;
        flex-wrap: wrap;
        gap: min(var(--space-3), 4vw);
        padding-block: var(--space-4);
    }
    .cart-line + .cart-line { border-block-start: 1px solid var(--color-line); }
    .cart-line__check {
        position: relative;
        align-self: start;
        inline-size: 1.5rem;
        min-block-size: 5rem;
    }
    .cart-line__check::before {
        content: "";
        position: absolute;
        inset: 0 -12px 0 calc(var(--gutter) * -1);
    }
    .cart-line__image {
        inline-size: min(5rem, 25vw);
        block-size: min(5rem, 25vw);
        border-radius: var(--radius-md);
        object-fit: cover;
    }
    .cart-line__body { display: grid; flex: 1 1 7rem; gap: 2px; align-content: start; min-inline-size: 0; }
    .cart-line__top { display: grid; grid-template-columns: 1fr auto; gap: var(--space-1); }
    .cart-line__name {
        font-size: var(--text-md);
        font-weight: var(--weight-regular);
        line-height: var(--leading-snug);
        letter-spacing: 0;
        text-wrap: pretty;
    }
    .cart-line__name a { display: block; margin-block: -11px; padding-block: 11px; }
    .cart-line__remove { margin: -10px -12px -10px 0; color: var(--color-ink-2); }
    .cart-line__option {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: var(--leading-snug);
    }
    .cart-line__buy {
        flex-basis: 100%;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
    }
    .cart-line__buy .price { margin-inline-start: auto; display: grid; justify-items: end; }
    .cart-line__buy .price__rate { display: none; }
    .cart-line__buy .price__was { order: -1; }
    .cart-line__extra { flex-basis: 100%; }
    .cart-line__extra:empty { display: none; }
    @media (min-width: 600px) {
        .cart-line { display: grid; grid-template-columns: auto 6rem minmax(0, 1fr); }
        .cart-line__image { inline-size: 6rem; block-size: 6rem; }
        .cart-line__buy, .cart-line__extra { grid-column: 3; }
    }
    .cart-line--blocked .cart-line__image { opacity: 0.5; }
    .cart-line__why {
        display: block;
        color: var(--color-danger-ink);
        line-height: var(--leading-snug);
    }
    "#
}
