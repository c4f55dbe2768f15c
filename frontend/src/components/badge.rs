//! A status in one or two words.

crate::style::styles! {
    r#"
    .badge {
        display: inline-block;
        padding: 0.125rem 0.5rem;
        border-radius: var(--radius-sm);
        background: var(--color-sunken);
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-weight: var(--weight-medium);
        line-height: 1.5;
        white-space: nowrap;
    }
    .badge--sold-out { background: var(--color-ink); color: var(--color-ground); }
    .badge--accent { background: var(--color-accent-soft); color: var(--color-accent); }
    .badge--sale { background: var(--color-danger-soft); color: var(--color-danger-ink); }
    .badge--caution {
        background: var(--color-caution-soft);
        color: var(--color-caution-ink);
    }
    "#
}
