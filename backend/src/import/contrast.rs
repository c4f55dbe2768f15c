//! Whether text can be read on a ground: the contrast of WCAG in whole numbers.

/// Luminance of each step of a colour channel, times a million: the sRGB curve at 0, 16, 32 … 255.
const CURVE: [(u32, u64); 17] = [
    (0, 0),
    (16, 5_182),
    (32, 14_444),
    (48, 29_557),
    (64, 51_269),
    (80, 80_220),
    (96, 116_971),
    (112, 162_029),
    (128, 215_861),
    (144, 278_894),
    (160, 351_533),
    (176, 434_154),
    (192, 527_115),
    (208, 630_757),
    (224, 745_404),
    (240, 871_367),
    (255, 1_000_000),
];

/// Whether the contrast of two colours `#RRGGBB` is at least 4.5 to 1.
pub(crate) fn is_legible(one: &str, other: &str) -> bool {
    let (one, other) = (luminance(one) + 50_000, luminance(other) + 50_000);
    one.max(other) * 10 >= one.min(other) * 45
}

/// Relative luminance times a million.
fn luminance(color: &str) -> u64 {
    let digits = color.trim_start_matches('#');
    let channel = |at: usize| {
        let hex = digits.get(at..at + 2).unwrap_or("00");
        curve(u32::from_str_radix(hex, 16).unwrap_or(0))
    };
    (channel(0) * 2_126 + channel(2) * 7_152 + channel(4) * 722) / 10_000
}

/// Between two points of the curve, a straight line.
fn curve(value: u32) -> u64 {
    let above = CURVE
        .iter()
        .position(|(step, _)| *step >= value)
        .unwrap_or(CURVE.len() - 1);
    let (high, high_light) = CURVE[above];
    let (low, low_light) = CURVE[above.saturating_sub(1)];
    let width = u64::from(high - low);
    if width == 0 {
        return high_light;
    }
    low_light + (high_light - low_light) * u64::from(value - low) / width
}

#[cfg(test)]
mod tests {
    use super::is_legible;

    #[test]
    fn dark_on_light_is_legible_and_grey_on_grey_is_not() {
        assert!(is_legible("#14593A", "#FFFFFF"));
        assert!(is_legible("#000000", "#FFFFFF"));
        assert!(!is_legible("#888888", "#999999"));
        // 4.48 and 4.54 to one: either side of the line.
        assert!(!is_legible("#777777", "#FFFFFF"));
        assert!(is_legible("#767676", "#FFFFFF"));
    }
}
