/**
 * Stands for Node.js' module of that name where there is no Node.js. The adapter's library listens to streams by it, and an
 * adapter in the editor's own process has none.
 */

export class EventEmitter {
    on(_event: string, _listener: () => void): this {
        return this;
    }

    emit(_event: string): boolean {
        return false;
    }
}
