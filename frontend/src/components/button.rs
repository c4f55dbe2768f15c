//! Buttons, and links that look like them.

crate::style::styles! {
    r#"
    .button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        min-block-size: var(--control);
        padding: var(--space-2) var(--space-5);
        border: 1px solid transparent;
        border-radius: var(--radius-md);
        font-size: var(--text-md);
        font-weight: var(--weight-bold);
        line-height: var(--leading-tight);
        text-align: center;
        transition: background-color var(--duration-fast) var(--ease-out);
    }
    .button--primary { background: var(--color-accent); color: var(--color-on-accent); }
    .button--primary:hover, .button--primary:active {
        background: var(--color-accent-press);
    }
    .button--secondary {
        border-color: var(--color-line-strong);
        background: var(--color-surface);
        color: var(--color-ink);
    }
    .button--quiet {
        margin-inline-end: calc(var(--space-4) * -1);
        padding-inline: var(--space-4);
        color: var(--color-accent);
    }
    .button--small { min-block-size: var(--tap); padding-inline: var(--space-4); }
    .button--block { inline-size: 100%; }
    .button[disabled] {
        background: var(--color-sunken);
        color: var(--color-ink-3);
        cursor: not-allowed;
    }
    .icon-button {
        position: relative;
        display: inline-grid;
        place-items: center;
        flex: none;
        inline-size: var(--tap);
        block-size: var(--tap);
        border-radius: var(--radius-md);
        color: var(--color-ink);
    }
    .icon-button__count {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: -2px;
        min-inline-size: 1.375rem;
        padding-inline: 0.3rem;
        border-radius: var(--radius-full);
        background: var(--color-accent);
        color: var(--color-on-accent);
        font-size: var(--text-sm);
        font-weight: var(--weight-bold);
        line-height: 1.375rem;
        text-align: center;
    }
    "#
}
