/**
 * Scenarios to begin with. Each file of this folder is about one kind of system: a topology, and a scenario for each thing
 * that can fail in it. A template is the topology with one of the scenarios.
 */

/** The kinds of systems, by the names of their files; the first is what most people have. */
export const TEMPLATE_SYSTEMS = [
    'voice',
    'media',
    'eim-wim',
    'controller',
    'state-transfer',
    'aspect',
    'cim',
    'media-server',
] as const;

export type TemplateSystem = (typeof TEMPLATE_SYSTEMS)[number];

/** The file of a system. */
export function templateFile(system: TemplateSystem): string {
    return `${system}.ccsim`;
}

/** The names of the scenarios of a file, in its order. */
export function templateScenarios(file: string): readonly string[] {
    return scenariosIn(file).map(({ name }) => name);
}

/** What a file is about: the first sentence of its topology's comment. */
export function aboutSystem(file: string): string {
    return firstSentence(beforeScenarios(file));
}

/** What happens in a scenario of a file: the first sentence of its comment; empty if there is no such scenario. */
export function aboutScenario(file: string, scenario: string): string {
    return firstSentence(scenariosIn(file).find(({ name }) => name === scenario)?.text ?? '');
}

/** The template: a file's topology and one of its scenarios, under a name of one's own; nothing if it has no such scenario. */
export function templateText(file: string, scenario: string, name = scenario): string | undefined {
    const chosen = scenariosIn(file).find((each) => each.name === scenario);
    return chosen && `${beforeScenarios(file)}${chosen.text.replace(SCENARIO_NAME, () => name).trimEnd()}\n`;
}

/** What to change first in a template: how long the failure takes, or else when it happens. Offsets in its text. */
export function firstChange(text: string): { readonly start: number; readonly end: number } | undefined {
    const found = /^ *\/\/ Change this first:.*\n(?: *\/\/.*\n)* *at (?<when>\S+) .*?(?: for (?<howLong>\S+))?$/dm.exec(
        text,
    );
    const range = found?.indices?.groups?.howLong ?? found?.indices?.groups?.when;
    return range && { start: range[0], end: range[1] };
}

/** A name that a scenario can have, made of what somebody typed: `e-mail outage` becomes `EMailOutage`; empty if it cannot. */
export function scenarioName(typed: string): string {
    const words = typed.split(/[^A-Za-z0-9_]+/).filter((word) => word !== '');
    const name = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
    // Words in capitals only may be states, and words in small letters words of the language.
    return /^[A-Z]/.test(name) && /[a-z0-9]/.test(name) ? name : '';
}

interface ScenarioText {
    readonly name: string;
    /** With the comment before it. */
    readonly text: string;
}

const BEGIN_OF_SCENARIO = /^(?=\/\*\*(?:(?!\*\/)[\s\S])*\*\/\nscenario )/m;
const SCENARIO_NAME = /(?<=^scenario )\S+/m;

function scenariosIn(file: string): readonly ScenarioText[] {
    return file
        .split(BEGIN_OF_SCENARIO)
        .slice(1)
        .map((text) => ({ name: SCENARIO_NAME.exec(text)?.[0] ?? '', text }));
}

function beforeScenarios(file: string): string {
    return file.split(BEGIN_OF_SCENARIO)[0] ?? '';
}

function firstSentence(text: string): string {
    const [, comment = ''] = /\/\*\*([\s\S]*?)\*\//.exec(text) ?? [];
    const words = comment
        .replace(/^ *\* ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim();
    return /^.*?\.(?= |$)/.exec(words)?.[0] ?? words;
}
