//! The order form, and an order on its way.

super::styles! {
    r#"
    .form-section {
        display: grid;
        gap: var(--space-5);
        padding-block: var(--space-8);
        border-block-start: 1px solid var(--color-line);
    }
    .form-section:first-child { border: 0; padding-block-start: var(--space-4); }
    .form-section__title { font-size: var(--text-xl); }
    .form-grid { display: grid; gap: var(--space-5); }
    @media (min-width: 600px) {
        .form-grid--two { grid-template-columns: 1fr 1fr; }
    }
    .pay-first { display: grid; gap: var(--space-1); padding-block: var(--space-4); }
    @media (min-width: 1024px) {
        .pay-first { display: none; }
    }
    .select { position: relative; display: inline-flex; align-items: center; }
    .select .icon { position: absolute; inset-inline-end: 4px; pointer-events: none; }
    .select--field { display: grid; }
    .select--field .field__input { padding-inline-end: 2.75rem; }
    .select--field .icon { inset-inline-end: var(--space-4); }
    .order-summary {
        display: grid;
        gap: 2px;
        padding-block: var(--space-4) var(--space-6);
    }
    .plain-link {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        min-block-size: 56px;
        padding-block: var(--space-2);
        border-block-end: 1px solid var(--color-line);
    }
    .plain-link > a {
        display: flex;
        flex: 1;
        align-items: center;
        min-block-size: var(--tap);
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
    .sum-line + .breakdown { margin-block-start: var(--space-3); }
    .sheet + .vendor-group { margin-block-start: var(--space-6); }
    /* Nothing was said and nothing can be done: the heading's own space is enough. */
    .order-summary + :empty + .sheet + .vendor-group { margin-block-start: 0; }
    @media (min-width: 1024px) {
        .two-column .order-summary, .two-column .wallet-total { padding-block-start: 0; }
    }
    .order-item {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: center;
        padding-block: var(--space-3);
        line-height: var(--leading-snug);
    }
    .order-item__image {
        inline-size: min(4.5rem, 20vw);
        block-size: min(4.5rem, 20vw);
        border-radius: var(--radius-md);
        object-fit: cover;
    }
    .order-item > :nth-child(2) { flex: 1 1 7rem; }
    .order-item a {
        display: block;
        padding-block: 11px;
        margin-block: -11px;
    }
    .order-item > :last-child { margin-inline-start: auto; }
    .order-item__sub {
        display: block;
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
    }
    .order-timeline {
        display: grid;
        grid-template-columns: repeat(4, 1fr);
        margin-block: var(--space-4) var(--space-5);
    }
    .order-timeline__step {
        position: relative;
        display: grid;
        justify-items: center;
        align-content: start;
        gap: var(--space-2);
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: 1.35;
        text-align: center;
    }
    .order-timeline__step::before {
        content: "";
        z-index: 1;
        inline-size: 14px;
        block-size: 14px;
        border: 2px solid var(--color-line-strong);
        border-radius: var(--radius-full);
        background: var(--color-ground);
    }
    .order-timeline__step::after {
        content: "";
        position: absolute;
        inset-block-start: 6px;
        inset-inline-end: 50%;
        inline-size: 100%;
        block-size: 2px;
        background: var(--color-line);
    }
    .order-timeline__step:first-child::after { display: none; }
    .order-timeline__step--done::before, .order-timeline__step--now::before {
        border-color: var(--color-accent);
        background: var(--color-accent);
    }
    .order-timeline__step--done::after, .order-timeline__step--now::after {
        background: var(--color-accent);
    }
    .order-timeline__step--now {
        color: var(--color-accent);
        font-weight: var(--weight-bold);
    }
    .order-timeline__step--now::before { box-shadow: 0 0 0 4px var(--color-accent-soft); }
    .order-timeline__date {
        display: block;
        font-weight: var(--weight-regular);
        font-variant-numeric: tabular-nums;
    }
    @media print {
        .app-header, .tab-bar, .bottom-bar, .toast-region, .action-row, .two-column__aside .button, .site-footer__links {
            display: none;
        }
        .page { padding: 0; }
        .two-column, .two-column__aside { display: block; }
        .two-column__aside section { margin-block-start: var(--space-8); }
        .vendor-group, .two-column__aside section { break-inside: avoid; }
    }
    "#
}
