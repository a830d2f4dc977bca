/** Mutants that change the text of one file of the simulator; each runs in a process of its own. */

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { createStream } from '../../../simulator/kernel/random.ts';
import { filesMatching, textOf } from '../plans.ts';
import { type Mutation, mutate, mutationsOf } from './operators.ts';
import type { TestCase } from './verdict.ts';

export interface SourceMutant extends Mutation {
    /** From the root of the project. */
    readonly file: string;
}

const SIMULATOR = resolve(import.meta.dirname, '../../../simulator');

/** A mutant that makes the simulator run for ever is found by its not coming to an end. */
const TIME_LIMIT_MS = 60_000;

/** The same choice of mutants for the same seed, in the order of the files. */
export function sampleMutants(seed: number, limit: number): readonly SourceMutant[] {
    const all = filesMatching('simulator/{families,world}/*.ts').flatMap((file) =>
        mutationsOf(file, textOf(file)).map((mutation) => ({ ...mutation, file })),
    );
    const stream = createStream(seed, 0);
    const places = all.map((mutant, place) => ({ mutant, place, draw: uniformFloat64(stream) }));
    return places
        .toSorted((first, second) => first.draw - second.draw)
        .slice(0, limit)
        .toSorted((first, second) => first.place - second.place)
        .map(({ mutant }) => mutant);
}

/** A copy of the simulator in which mutants are tried one after the other. */
export class MutantBench {
    readonly #folder: string;

    /** @param folder where the copy goes; its owner deletes it */
    constructor(folder: string, cases: readonly TestCase[]) {
        this.#folder = folder;
        mkdirSync(folder, { recursive: true });
        cpSync(SIMULATOR, resolve(folder, 'simulator'), { recursive: true });
        writeFileSync(resolve(folder, 'cases.json'), JSON.stringify(cases));
    }

    /** Whether no case notices the mutant. */
    async survives(mutant: SourceMutant): Promise<boolean> {
        const copy = resolve(this.#folder, mutant.file);
        const original = readFileSync(copy, 'utf8');
        writeFileSync(copy, mutate(original, mutant));
        try {
            return (await this.#firstFailure()) === '';
        } finally {
            writeFileSync(copy, original);
        }
    }

    /** What fails without a mutant; empty if all is well. */
    failureWithoutMutant(): Promise<string> {
        return this.#firstFailure();
    }

    #firstFailure(): Promise<string> {
        const judge = resolve(import.meta.dirname, 'judge.ts');
        const program = [judge, resolve(this.#folder, 'simulator/index.ts'), resolve(this.#folder, 'cases.json')];
        return new Promise((settle) => {
            execFile(process.execPath, program, { timeout: TIME_LIMIT_MS }, (error, output) => {
                settle(error === null ? output.trim() : 'the simulator breaks down or does not come to an end');
            });
        });
    }
}

/** `file:line: operator: text -> text`. */
export function describeMutant({ file, operator, start, end, replacement }: SourceMutant): string {
    const text = textOf(file);
    const line = text.slice(0, start).split('\n').length;
    const source = text.split('\n')[line - 1]?.trim() ?? '';
    const change = operator === 'drop a call' ? '' : `: ${text.slice(start, end)} -> ${replacement}`;
    return `${file}:${line}: ${operator}${change}\n      ${source}`;
}
