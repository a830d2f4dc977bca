/** The panel's second worker: lays out the topology. The library listens by itself where it finds itself in a worker. */

import 'elkjs/lib/elk-worker.min.js';
