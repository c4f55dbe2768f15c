//! Every colour, size, radius, duration and level: light, dark and in large text. Nothing else
//! names a raw colour or size.

super::styles! {
    r#"
    :root {
        color-scheme: light dark;

        /* Ground: warm paper, never pure grey */
        --color-ground: #faf8f3;
        --color-surface: #ffffff;
        --color-sunken: #f3f0e9;
        --color-line: #e7e2d8;
        --color-line-strong: #87847a;

        /* Ink */
        --color-ink: #1e211b;
        --color-ink-2: #55584d;
        --color-ink-3: #696c60;

        /* One accent. Deep green means "you can act here" or "this is yours" */
        --color-accent: #14593a;
        --color-accent-press: #0d4229;
        --color-on-accent: #ffffff;
        --color-accent-soft: #e5efe8;
        --color-accent-line: #bcd5c6;

        /* Meaning, never decoration: persimmon is a price cut or a deadline, never a button */
        --color-sale: #b5381a;
        --color-caution-soft: #faf0da;
        --color-caution-ink: #684603;
        --color-danger-soft: #fbeae5;
        --color-danger-ink: #9f2a13;

        --color-scrim: rgb(18 22 16 / 0.5);
        --color-skeleton: #ece8df;
        --image-filter: none;

        /* Type: system faces only, zero font bytes */
        --font-sans: -apple-system, "Apple SD Gothic Neo", "Noto Sans KR", "Malgun Gothic", sans-serif;
        --text-sm: 0.875rem;
        --text-md: 1rem;
        --text-lg: 1.125rem;
        --text-xl: 1.25rem;
        --text-2xl: 1.5rem;
        --text-3xl: 1.875rem;
        --text-4xl: 2.25rem;
        --leading-tight: 1.3;
        --leading-snug: 1.45;
        --leading-body: 1.65;
        --weight-regular: 400;
        --weight-medium: 600;
        --weight-bold: 700;
        --tracking-tight: -0.02em;

        /* Space: a 4 px grid */
        --space-1: 0.25rem;
        --space-2: 0.5rem;
        --space-3: 0.75rem;
        --space-4: 1rem;
        --space-5: 1.25rem;
        --space-6: 1.5rem;
        --space-8: 2rem;
        --space-10: 2.5rem;
        --space-12: 3rem;
        --space-14: 3.5rem;
        --space-20: 5rem;
        --gutter: 20px;
        --section-gap: var(--space-14);
        --measure: 40rem;
        --container: 70rem;

        /* Shape */
        --radius-sm: 8px;
        --radius-md: 12px;
        --radius-lg: 16px;
        --radius-full: 999px;
        --tap: 44px;
        --control: 52px;
        --stroke: 1.75;

        /* Elevation: only things that float over content cast a shadow */
        --shadow-bar: 0 -1px 0 var(--color-line);
        --shadow-float: 0 2px 10px rgb(40 34 20 / 0.1);
        --shadow-sheet: 0 -8px 40px rgb(40 34 20 / 0.18);

        /* Motion */
        --ease-out: cubic-bezier(0.2, 0.7, 0.2, 1);
        --duration-fast: 120ms;
        --duration-base: 200ms;
        --duration-slow: 320ms;

        /* Stacking */
        --z-sticky: 10;
        --z-bar: 20;
        --z-sheet: 40;
        --z-toast: 50;

        /* Chrome heights, for sticky offsets and page end padding */
        --header-block: 68px;
        --tab-bar-block: 64px;
        --safe-end: env(safe-area-inset-bottom, 0px);
    }

    @media (max-width: 340px) {
        :root {
            --gutter: 16px;
        }
    }

    @media (min-width: 768px) {
        :root {
            --gutter: 32px;
            --section-gap: var(--space-20);
        }
    }

    @media (min-width: 1024px) {
        :root {
            --header-block: 132px;
            --tab-bar-block: 0px;
        }
    }

    @media screen and (prefers-color-scheme: dark) {
        :root:not([data-theme="light"]) {
            --color-ground: #131511;
            --color-surface: #1c1f1a;
            --color-sunken: #252922;
            --color-line: #31352e;
            --color-line-strong: #82857a;
            --color-ink: #f2f0e9;
            --color-ink-2: #bdbcb1;
            --color-ink-3: #a3a398;
            --color-accent: #86d0a4;
            --color-accent-press: #a5e0bd;
            --color-on-accent: #0b2617;
            --color-accent-soft: #1d3327;
            --color-accent-line: #355743;
            --color-sale: #ff9d7e;
            --color-caution-soft: #352b17;
            --color-caution-ink: #f0cf8c;
            --color-danger-soft: #3a211b;
            --color-danger-ink: #ffb09c;
            --color-scrim: rgb(0 0 0 / 0.62);
            --color-skeleton: #292d26;
            --image-filter: brightness(0.88);
            --shadow-float: 0 2px 10px rgb(0 0 0 / 0.4);
            --shadow-sheet: 0 -8px 40px rgb(0 0 0 / 0.5);
        }
    }

    /* Large-text mode: the 가 button in the header sets data-text="large" and remembers it */
    :root[data-text="large"] {
        font-size: 125%;
        --tap: 52px;
        --control: 60px;
        --tab-bar-block: 72px;
        --color-ink-2: var(--color-ink);
        --color-ink-3: var(--color-ink-2);
    }
    "#
}
