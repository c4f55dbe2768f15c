//! One line about this shopper's own money.

crate::style::styles! {
    r#"
    .nudge {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: var(--space-3);
        min-block-size: 72px;
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-lg);
        background: var(--color-accent-soft);
        line-height: var(--leading-snug);
    }
    .nudge__icon { color: var(--color-accent); }
    .nudge__title {
        display: block;
        font-weight: var(--weight-bold);
        font-variant-numeric: tabular-nums;
    }
    .nudge__text { display: block; color: var(--color-ink-2); font-size: var(--text-sm); }
    "#
}
