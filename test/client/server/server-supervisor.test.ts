import { describe, expect, it } from 'vitest';
import { RESTART_LIMITS, restartVerdict } from '../../../client/server/restart-policy.ts';
import { type GivenUp, NoServer, type ServerRun, ServerSupervisor } from '../../../client/server/server-supervisor.ts';

const MINUTE_MS = 60_000;

describe('a server that has stopped', () => {
    const often = Array.from({ length: RESTART_LIMITS.stops + 1 }, (_, index) => ({ atMs: index, wasReady: true }));

    it('is started anew ten times within three minutes', () => {
        expect(restartVerdict(often.slice(0, -1))).toBe('restart');
        expect(restartVerdict(often)).toBe('stops-again-and-again');
    });

    it('is started anew however often it stops, if there is time between', () => {
        const seldom = often.map(({ wasReady }, index) => ({ wasReady, atMs: index * MINUTE_MS }));
        expect(restartVerdict(seldom)).toBe('restart');
    });

    it('is tried three times if it never becomes ready', () => {
        const dead = { atMs: 0, wasReady: false };
        expect(restartVerdict([dead, dead])).toBe('restart');
        expect(restartVerdict([dead, { atMs: 0, wasReady: true }, dead, dead])).toBe('restart');
        expect(restartVerdict([dead, dead, dead])).toBe('does-not-start');
    });
});

describe('a server under supervision', () => {
    it('comes back however often it is killed while somebody edits', async () => {
        const site = new Site();
        for (let kill = 0; kill < 5; kill += 1) {
            site.latest.becomeReady();
            expect(await site.supervisor.running()).toBe(site.latest);
            site.latest.die();
            await site.restarts(kill + 1);
        }
        site.latest.becomeReady();
        expect(await site.supervisor.running()).toBe(site.latest);
        expect(site.runs).toHaveLength(6);
        expect(site.givenUp).toEqual([]);
    });

    it('has those wait who ask for it while there is none', async () => {
        const site = new Site();
        const asked = site.supervisor.running();
        site.latest.die();
        await site.restarts(1);
        site.latest.becomeReady();
        expect(await asked).toBe(site.runs[1]);
    });

    it('may be killed during its start, which counts once however it is noticed', async () => {
        const site = new Site();
        site.latest.fail();
        site.latest.die();
        await site.restarts(1);
        expect(site.runs).toHaveLength(2);
        site.latest.becomeReady();
        expect(await site.supervisor.running()).toBe(site.latest);
        expect(site.runs).toHaveLength(2);
    });

    it('is given up if it cannot be started, and tried again when a person asks for it', async () => {
        const site = new Site();
        const asked = site.supervisor.running();
        asked.catch(() => undefined);
        site.latest.fail();
        await site.restarts(1);
        site.latest.fail();
        await site.restarts(2);
        site.latest.fail();
        await expect(asked).rejects.toThrow(NoServer);
        await expect(site.supervisor.running()).rejects.toThrow('there is no server: given-up');
        expect(site.givenUp).toEqual(['does-not-start']);
        const restarted = site.supervisor.restart();
        await site.starts(4);
        site.latest.becomeReady();
        await restarted;
        expect(await site.supervisor.running()).toBe(site.latest);
    });

    it('is ended before another takes its place when a person asks for it, and that is no stop of its own', async () => {
        const site = new Site();
        site.latest.becomeReady();
        const restarted = Promise.all([site.supervisor.restart(), site.supervisor.restart()]);
        await site.starts(2);
        expect(site.runs[0]?.isEnded).toBe(true);
        site.latest.becomeReady();
        await restarted;
        expect(site.runs).toHaveLength(2);
        expect(site.restarted).toBe(0);
    });

    it('is not started again once the window is closed', async () => {
        const site = new Site();
        const asked = site.supervisor.running();
        asked.catch(() => undefined);
        await site.supervisor.dispose();
        await expect(asked).rejects.toThrow(NoServer);
        await expect(site.supervisor.restart()).rejects.toThrow(NoServer);
        expect(site.runs).toHaveLength(1);
    });
});

/** A supervisor of servers that do what a test tells them. */
class Site {
    readonly runs: FakeRun[] = [];
    readonly givenUp: GivenUp[] = [];
    restarted = 0;
    #noticed: () => void = () => undefined;
    readonly supervisor = new ServerSupervisor<FakeRun>({
        start: () => {
            const run = new FakeRun();
            this.runs.push(run);
            this.#noticed();
            return run;
        },
        noServerText: (why) => `there is no server: ${why}`,
        nowMs: () => 0,
        onReady: () => undefined,
        onRestart: () => {
            this.restarted += 1;
        },
        onGivenUp: (reason) => this.givenUp.push(reason),
    });

    get latest(): FakeRun {
        const latest = this.runs.at(-1);
        if (latest === undefined) {
            throw new Error('nothing was started');
        }
        return latest;
    }

    /** Waits until so many servers were started after one that had stopped. */
    restarts(count: number): Promise<void> {
        return this.#until(() => this.restarted === count && this.runs.length === count + 1);
    }

    starts(count: number): Promise<void> {
        return this.#until(() => this.runs.length === count);
    }

    async #until(isSo: () => boolean): Promise<void> {
        while (!isSo()) {
            await new Promise<void>((resolve) => {
                this.#noticed = resolve;
            });
        }
    }
}

class FakeRun implements ServerRun {
    readonly ready: Promise<void>;
    readonly ended: Promise<void>;
    becomeReady: () => void = () => undefined;
    /** As where there is no program. */
    fail: () => void = () => undefined;
    isEnded = false;
    #finish: () => void = () => undefined;

    constructor() {
        this.ready = new Promise((resolve, reject) => {
            this.becomeReady = resolve;
            this.fail = () => reject(new Error('there is no such program'));
        });
        this.ended = new Promise((resolve) => {
            this.#finish = resolve;
        });
    }

    /** As where the process is killed. */
    die(): void {
        this.isEnded = true;
        this.#finish();
    }

    end(): Promise<void> {
        this.die();
        return this.ended;
    }
}
