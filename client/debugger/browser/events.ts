/** Stands for Node.js' module of that name where there is no Node.js: the adapter's library extends it for streams. */

export class EventEmitter {
    /** Nobody listens: an adapter in the editor's own process has no streams. */
    emit(_event: string): boolean {
        return false;
    }
}
