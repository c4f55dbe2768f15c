//! The shape of what is not here yet; it appears only when waiting becomes noticeable.

crate::style::styles! {
    r#"
    .skeleton {
        border-radius: var(--radius-sm);
        background: var(--color-skeleton);
        animation: skeleton-breathe 1.6s ease-in-out infinite alternate;
    }
    .skeleton--media { border-radius: var(--radius-lg); aspect-ratio: 1; }
    .skeleton--line { block-size: 1rem; margin-block: 0.2rem; }
    .skeleton--short { inline-size: 55%; }
    .skeleton--price { inline-size: 70%; block-size: 1.375rem; margin-block: 0.25rem; }
    @keyframes skeleton-breathe {
        from { opacity: 1; }
        to { opacity: 0.55; }
    }
    "#
}
