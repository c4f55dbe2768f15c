//! Vouchers: beside the cart, in the wallet, and how one is looked up.

super::styles! {
    r#"
    .voucher-panel {
        display: grid;
        gap: var(--space-4);
        padding: min(var(--space-5), 6vw);
        border-radius: var(--radius-lg);
        background: var(--color-accent-soft);
    }
    .voucher-panel__head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-3);
    }
    .voucher-panel__title { font-size: var(--text-lg); }
    .voucher-panel__lots { display: grid; }
    .voucher-panel__lot {
        padding-block: var(--space-3);
        border-block-start: 1px solid var(--color-accent-line);
    }
    .voucher-panel__amount { padding-inline-start: calc(24px + var(--space-3)); }
    .voucher-panel__amount summary {
        min-block-size: var(--tap);
        color: var(--color-accent);
        font-size: var(--text-sm);
        line-height: var(--tap);
        cursor: pointer;
    }
    .voucher-panel__money {
        font-variant-numeric: tabular-nums;
        font-weight: var(--weight-bold);
        text-align: end;
        white-space: nowrap;
    }
    .voucher-panel__left {
        display: block;
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-weight: var(--weight-regular);
    }
    .voucher-panel__note {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: 1.5;
    }
    .lot {
        display: grid;
        gap: var(--space-3);
        padding: min(var(--space-5), 6vw);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-lg);
        background: var(--color-surface);
    }
    .lot__head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
    }
    .lot__amount {
        font-size: var(--text-3xl);
        font-weight: var(--weight-bold);
        line-height: 1.2;
        letter-spacing: var(--tracking-tight);
        font-variant-numeric: tabular-nums;
    }
    .lot__amount small { font-size: 0.7em; font-weight: var(--weight-medium); }
    .lot__facts {
        display: grid;
        gap: 2px;
        color: var(--color-ink-2);
        line-height: var(--leading-snug);
        font-variant-numeric: tabular-nums;
    }
    .lot-list { display: grid; gap: var(--space-3); }
    @media (min-width: 768px) {
        .lot-list { grid-template-columns: 1fr 1fr; gap: var(--space-5); }
    }
    .nudge + .lot-list { margin-block-start: var(--space-5); }
    .lot-list + .form-section { margin-block-start: var(--space-8); }
    .wallet-total { display: grid; gap: 2px; padding-block: var(--space-4) var(--space-6); }
    .wallet-total__amount {
        font-size: var(--text-4xl);
        font-weight: var(--weight-bold);
        line-height: 1.2;
        letter-spacing: var(--tracking-tight);
        font-variant-numeric: tabular-nums;
    }
    "#
}
