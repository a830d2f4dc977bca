/** How much a state asks for attention. Palettes give a tone its colour; at low zoom the later tone wins a pixel. */
export const TONES = ['none', 'quiet', 'calm', 'good', 'busy', 'held', 'waiting', 'warning', 'bad'] as const;
export type Tone = (typeof TONES)[number];

/** A tone as its place in {@link TONES}, as typed arrays store it. */
export function toneIndex(tone: Tone): number {
    return TONES.indexOf(tone);
}

/** The tone at a place in {@link TONES}. */
export function toneAt(index: number): Tone {
    return TONES[index] ?? 'none';
}
