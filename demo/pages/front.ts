import { playAll, standSideBySide } from './scenes.js';

// The call at the top is real, the pictures of calls below it are scripted.
standSideBySide();
await playAll();
