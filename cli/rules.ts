/** `ccsim rules`: the rules that the simulator follows, from its registry. */

import { familyOf, RULE_SOURCES, RULES, type Rule, SETTINGS } from '../simulator/index.ts';
import { formatMs } from '../simulator/trace/instants.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { CliIo } from './io.ts';

export const RULE_FORMATS = ['text', 'markdown', 'json'] as const;
export type RuleFormat = (typeof RULE_FORMATS)[number];

/** Prints all rules: to read, as the page `docs/rules.md`, or for other programs. */
export async function printRules(format: RuleFormat, io: CliIo): Promise<ExitCode> {
    await io.out(rulesText(format));
    return EXIT.fine;
}

/** All rules in a format. */
export function rulesText(format: RuleFormat): string {
    switch (format) {
        case 'json':
            return `${JSON.stringify(RULES, null, 2)}\n`;
        case 'markdown':
            return markdown();
        case 'text':
            return RULES.map((rule) => `${rule.id}\n    ${rule.statement} [${rule.source}]\n`).join('');
    }
}

/** What the families are about, in the order of the page. */
const FAMILY_TITLES: Readonly<Record<string, string>> = {
    timeline: 'The timeline',
    component: 'Components',

    link: 'Connections',
    agent: 'Agents',
    task: 'Tasks',
    call: 'Calls',
    pim: 'PIM and peripheral',
    pg: 'Peripheral gateway and CTI Manager',
    desktop: 'Desktop and Finesse',
    mr: 'MR path: application, MR PIM, controller',
    cti: 'ARM path: application, CTI server, CallRouter',
    aspect: 'Aspect',
    media: 'Media servers',
    cim: 'CIM clusters',
    cc: 'Duplexed controller and networks',
    state: 'State transfer',
    order: 'Determinism',
};

function markdown(): string {
    const families = [...new Set(RULES.map((rule) => familyOf(rule.id)))];
    const sources = Object.entries(RULE_SOURCES).map(([name, title]) => `- **${name}**: ${title}`);
    return [
        '# Rules',
        '',
        'Every transition in a trace names the rule that caused it. This page is made from the registry of the simulator',
        'by `ccsim rules --format markdown`; a test keeps both the same. For each rule there is a scenario of the same',
        'name in `test/corpus/rules`, which fails without the rule: read it, run it, change it.',
        '',
        'Where a rule comes from:',
        '',
        ...sources,
        '',
        ...families.flatMap((family) => [
            `## ${FAMILY_TITLES[family] ?? family}`,
            '',
            ...RULES.filter((rule) => familyOf(rule.id) === family).flatMap(ruleLines),
        ]),
        '## Settings',
        '',
        '| setting | default | what it decides |',
        '| --- | --- | --- |',
        ...settingLines(),
        '',
    ].join('\n');
}

function ruleLines(rule: Rule): string[] {
    const settings = rule.settings.map((name) => `\`${name}\``).join(', ');
    return [
        `### \`${rule.id}\``,
        '',
        `${rule.statement} (${rule.source})`,
        '',
        ...(settings === '' ? [] : [`Settings: ${settings}`, '']),
        `Example: [${rule.id}.ccsim](../test/corpus/rules/${rule.id}.ccsim)`,
        '',
    ];
}

function settingLines(): string[] {
    return Object.entries(SETTINGS).map(([name, setting]) => {
        const value = setting.defaultValue;
        const text = setting.type === 'duration' && typeof value === 'number' ? formatMs(value) : String(value);
        const shown = setting.type === 'switch' ? (value === true ? 'on' : 'off') : text;
        return `| \`${name}\` | ${shown} | ${setting.description} |`;
    });
}
