//! Arrangements that several pages share.

super::styles! {
    r#"
    .home-lead, .campaign-lead {
        display: grid;
        gap: var(--space-4);
        padding-block-start: var(--space-5);
    }
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
    .action-row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-block-start: var(--space-3);
    }
    .action-row .button { flex: 1 1 8rem; }
    @media (min-width: 768px) {
        .action-row .button { max-inline-size: 20rem; }
    }
    .plain-link {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        min-block-size: 56px;
        border-block-end: 1px solid var(--color-line);
    }
    .summary-title { margin-block-end: var(--space-4); }
    .checkout-vat, .action-note { margin-block-start: var(--space-3); }
    .plain-notes {
        display: grid;
        gap: var(--space-2);
        padding-inline-start: 1.125rem;
        color: var(--color-ink-2);
        list-style: disc;
        line-height: var(--leading-snug);
    }
    "#
}
