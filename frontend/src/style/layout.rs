//! Arrangements that several pages share.

super::styles! {
    r#"
    .home-lead, .campaign-lead {
        display: grid;
        gap: var(--space-4);
        padding-block-start: var(--space-5);
    }
    .action-row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-block-start: var(--space-3);
    }
    .action-row .button { flex: 1 1 auto; }
    @media (min-width: 768px) {
        .action-row .button { max-inline-size: 20rem; }
    }
    "#
}
