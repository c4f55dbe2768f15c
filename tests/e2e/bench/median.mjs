// The middle one of an odd number of figures.
export const median = (figures) => figures.toSorted((a, b) => a - b)[figures.length >> 1];
