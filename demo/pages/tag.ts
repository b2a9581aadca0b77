/** Stands for the CDN file while the sources are served. */
import '../../src/cdn.js';
