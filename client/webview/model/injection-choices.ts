/** What can be tried out with a component or link at an instant. */

import * as l10n from '@vscode/l10n';
import type { InjectedVerb } from '../../../server/protocol.ts';
import type { RunPicture } from './run-picture.ts';

export interface InjectionChoice {
    readonly verb: InjectedVerb;
    readonly label: string;
}

const LABELS: Readonly<Record<InjectedVerb, string>> = {
    fail: l10n.t('Fail'),
    cut: l10n.t('Cut'),
    restore: l10n.t('Restore'),
    restart: l10n.t('Restart'),
    stop: l10n.t('Stop'),
    start: l10n.t('Start'),
};

/** The choices that change something, the most likely first; none where there is no such thing. */
export function injectionChoices({ reader }: RunPicture, target: string, atMs: number): readonly InjectionChoice[] {
    const { components, links } = reader.plan.topology;
    const component = components.findIndex(({ id }) => id === target);
    const link = links.findIndex(({ id }) => id === target);
    const verbs =
        component !== -1
            ? componentVerbs(reader, component, atMs)
            : link === -1
              ? []
              : partsDown(reader, 'link', [link, ...(links[link]?.instances ?? [])], atMs).map((isDown) =>
                    isDown ? ('restore' as const) : ('cut' as const),
                );
    return [...new Set(verbs)].map((verb) => ({ verb, label: LABELS[verb] }));
}

/** What a lane is about, as the language names it; nothing for what cannot fail by itself. */
export function injectionTarget({ reader }: RunPicture, lane: number): string | undefined {
    const { components, links, agents } = reader.plan.topology;
    switch (reader.laneKind(lane)) {
        case 'component':
            return components[reader.laneIndex(lane)]?.id;
        case 'link':
            return links[reader.laneIndex(lane)]?.id;
        case 'membership': {
            const desktop = agents[reader.membershipOf(lane).agent]?.desktop;
            return desktop === undefined ? undefined : components[desktop]?.id;
        }
        case 'path':
        case 'router':
        case 'transfer':
        case 'acd-connection':
        case 'media-connection':
        case 'task':
            return undefined;
    }
}

function componentVerbs(reader: RunPicture['reader'], component: number, atMs: number): readonly InjectedVerb[] {
    const { instances = [] } = reader.plan.topology.components[component] ?? {};
    const processes = instances.length === 0 ? [component] : instances;
    const states = processes.map((each) => reader.stateAt(reader.laneOf('component', each), atMs));
    return [
        ...states.flatMap((state): readonly InjectedVerb[] => (state === 'STOPPED' ? ['start'] : [])),
        ...states.flatMap((state): readonly InjectedVerb[] => (state === 'DOWN' ? ['restore'] : [])),
        ...states.flatMap((state): readonly InjectedVerb[] =>
            state === 'DOWN' || state === 'STOPPED' ? [] : ['fail', 'restart', 'stop'],
        ),
    ];
}

function partsDown(
    reader: RunPicture['reader'],
    kind: 'link',
    parts: readonly number[],
    atMs: number,
): readonly boolean[] {
    return parts.map((part) => reader.stateAt(reader.laneOf(kind, part), atMs) === 'DOWN');
}
