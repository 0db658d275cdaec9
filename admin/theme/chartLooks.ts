import { colours, tones } from './palette.ts';

/** How the bars of a chart look: each has a pattern of its own, so that the colour says nothing alone. */
export const CHART_LOOKS = ['plain', 'striped', 'dotted', 'late', 'light'] as const;

/** One of {@link CHART_LOOKS}. */
export type ChartLook = (typeof CHART_LOOKS)[number];

/** Ink and ground of each look; the ink has 3 : 1 and more against paper. */
export const chartColours: Readonly<Record<ChartLook, { readonly ink: string; readonly ground: string }>> = {
  plain: { ink: colours.teal, ground: colours.teal },
  striped: { ink: tones.working.text, ground: tones.working.ground },
  dotted: { ink: tones.waiting.text, ground: tones.waiting.ground },
  late: { ink: tones.returned.text, ground: tones.returned.ground },
  light: { ink: colours.frame, ground: colours.raised },
};
