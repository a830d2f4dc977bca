/** `ccsim new`: a scenario to begin with, from a template. */

import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
    aboutScenario,
    aboutSystem,
    scenarioName,
    TEMPLATE_SYSTEMS,
    templateFile,
    templateScenarios,
    templateText,
} from '../templates/templates.ts';
import { CannotRun, EXIT, type ExitCode } from './exit.ts';
import { type CliIo, writeLines } from './io.ts';
import { writeOutFile } from './out-file.ts';

export interface NewRequest {
    /** `system` or `system:Scenario`. */
    readonly template: string | undefined;
    readonly file: string | undefined;
    readonly name: string | undefined;
}

/** Where the templates are, seen from the source of the command line and from its bundle. */
const FOLDERS = ['../templates/', '../../templates/'].map((path) => new URL(path, import.meta.url));

/** Lists the templates, prints one, or writes it into a file. Throws `CannotRun` where it cannot. */
export async function makeScenario({ template, file, name }: NewRequest, io: CliIo): Promise<ExitCode> {
    if (template === undefined) {
        await writeLines(io.out, await listOfTemplates());
        return EXIT.fine;
    }
    const text = await textOf(template, name);
    if (file === undefined) {
        await io.out(text);
        return EXIT.fine;
    }
    await writeNew(file, text, io);
    await writeLines(io.out, [`${file}: made from ${template}`, `see what happens: ccsim run ${file}`]);
    return EXIT.fine;
}

async function listOfTemplates(): Promise<readonly string[]> {
    const lists = await Promise.all(
        TEMPLATE_SYSTEMS.map(async (system) => {
            const file = await read(templateFile(system));
            const scenarios = templateScenarios(file).map(
                (scenario) => `  ${`${system}:${scenario}`.padEnd(40)} ${aboutScenario(file, scenario)}`,
            );
            return [`${system}  ${aboutSystem(file)}`, ...scenarios, ''];
        }),
    );
    return [...lists.flat(), 'ccsim new TEMPLATE FILE makes a file of one of them.'];
}

async function textOf(template: string, typedName: string | undefined): Promise<string> {
    const [typedSystem = '', typedScenario] = template.split(':');
    const system = TEMPLATE_SYSTEMS.find((each) => each === typedSystem);
    if (system === undefined) {
        throw new CannotRun(
            `there is no template ${typedSystem}: there are ${TEMPLATE_SYSTEMS.join(', ')}; 'ccsim new' lists them`,
        );
    }
    const file = await read(templateFile(system));
    const scenarios = templateScenarios(file);
    const scenario = typedScenario ?? scenarios[0] ?? '';
    const text = templateText(file, scenario, typedName === undefined ? scenario : nameOf(typedName));
    if (text === undefined) {
        throw new CannotRun(`the template ${system} has no failure ${scenario}: it has ${scenarios.join(', ')}`);
    }
    return text;
}

function nameOf(typed: string): string {
    const name = scenarioName(typed);
    if (name === '') {
        throw new CannotRun(`${typed} cannot be the name of a scenario: begin with a letter, such as LinkLost`);
    }
    return name;
}

async function writeNew(file: string, text: string, io: CliIo): Promise<void> {
    if (!file.endsWith('.ccsim')) {
        throw new CannotRun(`${file} is not a .ccsim file: give it a name that ends so`);
    }
    const isThere = await stat(resolve(io.folder, file)).then(
        () => true,
        () => false,
    );
    if (isThere) {
        throw new CannotRun(`${file} is there already and stays as it is: choose another name`);
    }
    await writeOutFile(file, io.folder, [text]);
}

async function read(name: string): Promise<string> {
    for (const folder of FOLDERS) {
        try {
            return await readFile(new URL(name, folder), 'utf8');
        } catch {
            // Not there: the next folder may have it.
        }
    }
    throw new CannotRun(`the template ${name} is not installed: install CCSim anew`);
}
