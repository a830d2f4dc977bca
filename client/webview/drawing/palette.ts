/** The colours of the timeline, from the theme's variables. */

import type { Tone } from '../model/tones.ts';
import { type Color, cssColor, mix, parseColor, readableOn } from './colors.ts';

/** How a tone is painted. */
export interface TonePaint {
    readonly fill: string;
    readonly text: string;
    /** The tone itself, for small marks and text on the background. */
    readonly accent: string;
}

export interface Palette {
    readonly background: string;
    readonly head: string;
    readonly foreground: string;
    readonly dim: string;
    readonly line: string;
    readonly faint: string;
    readonly hover: string;
    readonly active: string;
    readonly focus: string;
    readonly cursor: string;
    readonly band: string;
    readonly bandEdge: string;
    readonly bandLabel: string;
    readonly bandText: string;
    readonly hatch: string;
    /** What differs from another run, and what only this run has. */
    readonly changed: string;
    readonly added: string;
    /** Border of everything, in high contrast themes. */
    readonly border: string | undefined;
    /** Of what was found by a search. */
    readonly found: string;
    readonly foundEdge: string;
    readonly span: string;
    /** Over what steps back. */
    readonly veil: string;
    readonly marker: string;
    /** The editor's, in CSS pixels. */
    readonly fontSize: number;
    readonly font: string;
    readonly strongFont: string;
    readonly smallFont: string;
    readonly tones: Readonly<Record<Tone, TonePaint>>;
}

/** Reads the palette from the theme in force on an element. */
export function readPalette(element: Element, context: CanvasRenderingContext2D): Palette {
    const style = getComputedStyle(element);
    const color = (names: readonly string[], fallback: string): Color => {
        const value = names
            .map((name) => style.getPropertyValue(`--vscode-${name}`).trim())
            .find((text) => text !== '');
        // A canvas turns any valid colour into one of two forms, and ignores what is none.
        context.fillStyle = fallback;
        context.fillStyle = value ?? fallback;
        return parseColor(context.fillStyle);
    };
    const background = color(['editor-background'], '#1e1e1e');
    const foreground = color(['editor-foreground', 'foreground'], '#cccccc');
    const red = color(['charts-red', 'editorError-foreground'], '#f14c4c');
    const hasBorder = style.getPropertyValue('--vscode-contrastBorder').trim() !== '';
    const family = style.getPropertyValue('--vscode-font-family').trim() || 'system-ui, sans-serif';
    const size = Number.parseFloat(style.getPropertyValue('--vscode-font-size')) || 13;
    const tint = (share: number): string => cssColor(mix(foreground, background, share));
    return {
        background: cssColor(background),
        head: cssColor(color(['sideBar-background', 'editorWidget-background', 'editor-background'], '#252526')),
        foreground: cssColor(foreground),
        dim: cssColor(readableOn(background, mix(foreground, background, 0.72))),
        line: tint(0.16),
        faint: tint(0.07),
        hover: cssColor(color(['list-hoverBackground'], tint(0.08))),
        active: cssColor(color(['list-inactiveSelectionBackground', 'list-hoverBackground'], tint(0.14))),
        focus: cssColor(color(['focusBorder', 'contrastActiveBorder'], '#0078d4')),
        cursor: cssColor(color(['editorCursor-foreground', 'foreground'], '#aeafad')),
        band: cssColor({ ...red, alpha: hasBorder ? 0.16 : 0.09 }),
        bandEdge: cssColor({ ...red, alpha: 0.55 }),
        bandLabel: cssColor(mix(red, background, 0.3)),
        bandText: cssColor(readableOn(mix(red, background, 0.3), foreground)),
        hatch: cssColor({ ...background, alpha: 0.28 }),
        changed: cssColor(color(['editorGutter-modifiedBackground', 'charts-blue'], '#1b81a8')),
        added: cssColor(color(['editorGutter-addedBackground', 'charts-green'], '#487e02')),
        border: hasBorder ? cssColor(color(['contrastBorder'], '#6fc3df')) : undefined,
        // Names must stay readable on it, whatever a theme gives.
        found: cssColor({ ...color(['editor-findMatchHighlightBackground', 'charts-yellow'], '#ea5c00'), alpha: 0.25 }),
        foundEdge: cssColor(color(['editorOverviewRuler-findMatchForeground', 'charts-orange'], '#d18616')),
        veil: cssColor({ ...background, alpha: 0.55 }),
        span: cssColor({ ...color(['focusBorder', 'contrastActiveBorder'], '#0078d4'), alpha: hasBorder ? 0.25 : 0.1 }),
        marker: cssColor(readableOn(background, color(['charts-purple'], '#b180d7'))),
        fontSize: size,
        font: `${Math.round(size * 0.92)}px ${family}`,
        strongFont: `600 ${Math.round(size * 0.92)}px ${family}`,
        smallFont: `${Math.round(size * 0.85)}px ${family}`,
        tones: readTones(color, foreground, background, red),
    };
}

function readTones(
    color: (names: readonly string[], fallback: string) => Color,
    foreground: Color,
    background: Color,
    red: Color,
): Readonly<Record<Tone, TonePaint>> {
    const paint = (of: Color, share: number): TonePaint => {
        const fill = mix(of, background, share);
        return {
            fill: cssColor(fill),
            text: cssColor(readableOn(fill, foreground)),
            accent: cssColor(mix(of, background, 1)),
        };
    };
    const green = color(['charts-green', 'testing-iconPassed'], '#89d185');
    // Some themes give this one an alpha; a warning must not fade.
    const orange = { ...color(['charts-orange', 'editorWarning-foreground'], '#d18616'), alpha: 1 };
    return {
        none: paint(foreground, 0.04),
        quiet: paint(foreground, 0.13),
        calm: paint(green, 0.15),
        good: paint(green, 0.36),
        busy: paint(color(['charts-blue'], '#3794ff'), 0.55),
        held: paint(color(['charts-purple'], '#b180d7'), 0.5),
        waiting: paint(color(['charts-yellow'], '#cca700'), 0.55),
        warning: paint(orange, 0.8),
        bad: paint(red, 0.88),
    };
}
