/** The features of the timeline panel and of what belongs to it: each is driven by mouse and by keyboard in a real VS Code. */

export const FEATURES = {
    groups: 'Groups open and close',
    pin: 'Rows are pinned',
    order: 'Rows change places',
    filter: 'Lanes are filtered by name',
    'lane-choice': 'Lanes that change, that a failure touched, or all',
    find: 'Find in the timeline',
    bands: 'Failures as bands',
    arrows: 'Messages as arrows',
    overview: 'Overview of the whole run',
    ruler: 'Ruler with the cursor',
    span: 'Span with its sums',
    transitions: 'Next and previous change of a row',
    markers: 'Two markers and their difference',
    'zoom-to-fit': 'Zoom to all of the run',
    'zoom-to-selection': 'Zoom to a span or a state',
    'zoom-to-failure': 'Zoom to failures',
    zoom: 'Zoom in and out',
    pan: 'Move in time',
    tooltip: 'What is told of a state',
    keys: 'List of keys',
    'topology-lane': 'From the topology to a lane',
    'topology-declaration': 'From the topology to a declaration',
    'topology-inject': 'A failure from the topology',
    agents: 'Agents',
    tasks: 'Tasks',
    messages: 'Messages',
    sequence: 'Sequence of messages',
    log: 'Log',
    reports: 'Reports',
    expectations: 'Expectations',
    rules: 'Rules',
    'server-status': 'Server Status',
    'auto-refresh': 'Server Status refreshes by itself',
    monitors: 'CIM monitors',
    'state-transfer': 'State transfer',
    'table-sort': 'Tables are sorted',
    'table-filter': 'Tables are filtered',
    'table-copy': 'Rows are copied',
    'table-export': 'Rows are exported',
    why: 'Why?',
    source: 'From Why? to the line in the source',
    consequences: 'What a statement led to, from above its line',
    play: 'Play and pause',
    speed: 'Speed',
    step: 'Step on',
    back: 'Step back',
    changes: 'What changes while one types',
    'compare-scenarios': 'Two scenarios compared',
    'compare-seeds': 'Two seeds compared',
    'inject-fail': 'A component fails at the cursor',
    'inject-restore': 'What is down is restored at the cursor',
    'inject-cut': 'A link is cut at the cursor',
    keep: 'What was tried out is kept',
    drop: 'What was tried out is dropped',
    'export-png': 'Export as PNG',
    'export-svg': 'Export as SVG',
    'export-csv': 'Export as CSV',
    'export-json': 'Export as JSON',
    'export-html': 'Export as HTML',
    'terminal-places': 'From a place in a terminal to the text',
    'terminal-times': 'From a time in a terminal to the timeline',
    empty: 'A scenario in which nothing happens',
    progress: 'A long run that is cancelled',
    problems: 'A scenario that cannot run',
    failures: 'Expectations that failed',
    restored: 'The panel after a reload',
} as const satisfies Readonly<Record<string, string>>;

export type Feature = keyof typeof FEATURES;

export const MEANS = ['mouse', 'keyboard'] as const;
export type Means = (typeof MEANS)[number];

/** A feature that was driven, and by what. */
export interface Drive {
    readonly feature: Feature;
    readonly means: Means;
}

/** All features, each with both means. */
export const WANTED_DRIVES: readonly Drive[] = Object.keys(FEATURES)
    .filter(isFeature)
    .flatMap((feature) => MEANS.map((means) => ({ feature, means })));

export function isFeature(name: string): name is Feature {
    return Object.hasOwn(FEATURES, name);
}
