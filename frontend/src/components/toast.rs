//! A short word about what just happened, and the bar that says that the network is gone.

crate::style::styles! {
    r#"
    .offline-bar {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        padding: var(--space-2) var(--gutter);
        background: var(--color-ink);
        color: var(--color-ground);
        line-height: var(--leading-snug);
    }
    .toast-region {
        position: fixed;
        inset-inline: var(--gutter);
        inset-block-end: calc(96px + var(--safe-end));
        z-index: var(--z-toast);
        max-inline-size: 30rem;
        margin-inline: auto;
        pointer-events: none;
    }
    .toast-region > * { pointer-events: auto; }
    .toast {
        animation: toast-rise var(--duration-base) var(--ease-out);
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-3) var(--space-3) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-ink);
        color: var(--color-ground);
        box-shadow: var(--shadow-float);
        line-height: var(--leading-snug);
    }
    .toast__action {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--tap);
        margin-inline-start: auto;
        padding-inline: var(--space-3);
        font-weight: var(--weight-bold);
        text-decoration: underline;
        text-underline-offset: 0.2em;
        white-space: nowrap;
    }
    @keyframes toast-rise {
        from { opacity: 0; transform: translateY(8px); }
        to { opacity: 1; transform: none; }
    }
    :root[data-navigating]::before {
        content: "";
        position: fixed;
        inset: 0 0 auto;
        z-index: var(--z-toast);
        block-size: 3px;
        background: var(--color-accent);
        transform-origin: 0 50%;
        animation: navigating 8s var(--ease-out) both;
    }
    @keyframes navigating {
        from { transform: scaleX(0.1); }
        to { transform: scaleX(0.9); }
    }
    "#
}
