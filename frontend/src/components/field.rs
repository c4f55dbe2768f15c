//! Fields: label above, hint or error below, what was typed is kept.

crate::style::styles! {
    r#"
    .field { display: grid; align-content: start; gap: var(--space-2); }
    .field__label { font-weight: var(--weight-bold); line-height: var(--leading-snug); }
    .field__optional {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-weight: var(--weight-regular);
    }
    .field__input {
        inline-size: 100%;
        min-block-size: var(--control);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--color-line-strong);
        border-radius: var(--radius-md);
        background: var(--color-surface);
        line-height: var(--leading-snug);
        appearance: none;
    }
    .field__input:focus {
        border-color: var(--color-accent);
        outline: 2px solid var(--color-accent);
        outline-offset: -1px;
    }
    .field__input::placeholder { color: var(--color-ink-3); opacity: 1; }
    .field__row { display: grid; grid-template-columns: 1fr auto; gap: var(--space-2); }
    .field__hint {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: var(--leading-snug);
    }
    .field__error {
        display: flex;
        gap: var(--space-1);
        color: var(--color-danger-ink);
        line-height: var(--leading-snug);
    }
    .field__error .icon { margin-block-start: 0.15em; }
    .field--invalid .field__input {
        border-color: var(--color-danger-ink);
        box-shadow: inset 0 0 0 1px var(--color-danger-ink);
    }
    "#
}
