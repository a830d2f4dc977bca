/**
 * The agents whom a router may choose in a domain: a binary heap by the time since when each is available, then by the
 * order in which they came, over typed arrays. Who is removed leaves a place behind, which is skipped when its turn comes.
 */

const INITIAL_CAPACITY = 64;

const ABSENT = -1;

export class AgentPool {
    #size = 0;
    /** By membership: the ticket of its place, or {@link ABSENT}; a place with another ticket was left behind. */
    #ticketOf: Float64Array;
    #sinceMs = new Float64Array(INITIAL_CAPACITY);
    #tickets = new Float64Array(INITIAL_CAPACITY);
    #memberships = new Uint32Array(INITIAL_CAPACITY);

    /** @param memberships how many memberships there are in all */
    constructor(memberships: number) {
        this.#ticketOf = new Float64Array(memberships).fill(ABSENT);
    }

    has(membership: number): boolean {
        return this.#ticketOf[membership] !== ABSENT;
    }

    /**
     * Adds a membership that is not in the pool.
     *
     * @param ticket its place among those that are available since the same time; unlike any before
     */
    add(membership: number, sinceMs: number, ticket: number): void {
        if (this.#size === this.#sinceMs.length) {
            this.#grow();
        }
        this.#ticketOf[membership] = ticket;
        let hole = this.#size++;
        while (hole > 0) {
            const parent = (hole - 1) >> 1;
            if (!this.#isAfter(parent, sinceMs, ticket)) {
                break;
            }
            this.#move(parent, hole);
            hole = parent;
        }
        this.#put(hole, sinceMs, ticket, membership);
    }

    /** Removes a membership, if it is in the pool. */
    remove(membership: number): void {
        this.#ticketOf[membership] = ABSENT;
    }

    /** Takes the membership that comes first; undefined if the pool is empty. */
    take(): number | undefined {
        while (this.#size > 0) {
            const ticket = this.#tickets[0] ?? 0;
            const membership = this.#memberships[0] ?? 0;
            this.#size--;
            this.#sinkLast();
            if (this.#ticketOf[membership] === ticket) {
                this.remove(membership);
                return membership;
            }
        }
        return undefined;
    }

    /** The memberships in the pool, the one that comes first at the beginning. */
    inOrder(): number[] {
        const places = Array.from({ length: this.#size }, (_, place) => place);
        return places
            .filter((place) => this.#ticketOf[this.#memberships[place] ?? 0] === this.#tickets[place])
            .sort(
                (left, right) =>
                    this.#sinceOf(left) - this.#sinceOf(right) || this.#ticketAt(left) - this.#ticketAt(right),
            )
            .map((place) => this.#memberships[place] ?? 0);
    }

    #sinceOf(place: number): number {
        return this.#sinceMs[place] ?? 0;
    }

    #ticketAt(place: number): number {
        return this.#tickets[place] ?? 0;
    }

    /** An independent copy. */
    clone(): AgentPool {
        const copy = new AgentPool(0);
        copy.#size = this.#size;
        copy.#ticketOf = this.#ticketOf.slice();
        copy.#sinceMs = this.#sinceMs.slice();
        copy.#tickets = this.#tickets.slice();
        copy.#memberships = this.#memberships.slice();
        return copy;
    }

    /** Puts the place behind the last one where the first one was, and down from there. */
    #sinkLast(): void {
        const size = this.#size;
        const sinceMs = this.#sinceMs[size] ?? 0;
        const ticket = this.#tickets[size] ?? 0;
        let hole = 0;
        for (let child = 1; child < size; child = hole * 2 + 1) {
            if (child + 1 < size && this.#comesBefore(child + 1, child)) {
                child++;
            }
            if (this.#isAfter(child, sinceMs, ticket)) {
                break;
            }
            this.#move(child, hole);
            hole = child;
        }
        this.#put(hole, sinceMs, ticket, this.#memberships[size] ?? 0);
    }

    #comesBefore(left: number, right: number): boolean {
        return this.#isAfter(right, this.#sinceMs[left] ?? 0, this.#tickets[left] ?? 0);
    }

    #isAfter(place: number, sinceMs: number, ticket: number): boolean {
        const placeMs = this.#sinceMs[place] ?? 0;
        return sinceMs < placeMs || (sinceMs === placeMs && ticket < (this.#tickets[place] ?? 0));
    }

    #move(from: number, to: number): void {
        this.#put(to, this.#sinceMs[from] ?? 0, this.#tickets[from] ?? 0, this.#memberships[from] ?? 0);
    }

    #put(place: number, sinceMs: number, ticket: number, membership: number): void {
        this.#sinceMs[place] = sinceMs;
        this.#tickets[place] = ticket;
        this.#memberships[place] = membership;
    }

    #grow(): void {
        const capacity = this.#size * 2;
        const since = new Float64Array(capacity);
        since.set(this.#sinceMs);
        this.#sinceMs = since;
        const tickets = new Float64Array(capacity);
        tickets.set(this.#tickets);
        this.#tickets = tickets;
        const memberships = new Uint32Array(capacity);
        memberships.set(this.#memberships);
        this.#memberships = memberships;
    }
}
