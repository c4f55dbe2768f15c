//! Chips: a filter or a suggestion that a tap switches.

crate::style::styles! {
    r#"
    .chip {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        flex: none;
        min-block-size: var(--tap);
        padding-inline: var(--space-4);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-full);
        background: var(--color-surface);
        font-size: var(--text-md);
        line-height: 1.3;
        white-space: nowrap;
    }
    .chip--selected {
        border-color: var(--color-accent);
        background: var(--color-accent-soft);
        color: var(--color-accent);
        font-weight: var(--weight-bold);
    }
    .chip-row {
        display: flex;
        gap: var(--space-2);
        margin-inline: calc(var(--gutter) * -1);
        padding: 4px var(--gutter);
        overflow-x: auto;
        scrollbar-width: none;
    }
    .chip-row--wrap { flex-wrap: wrap; margin-inline: 0; padding-inline: 0; }
    "#
}
