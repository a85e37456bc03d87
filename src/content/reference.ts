/** The language every text is written in first, and the one that stands in for a missing translation. */
export const reference = 'it';
