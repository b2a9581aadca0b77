/** What a page's one script tag loads: registers `<breeze-buddy-call>`. */
import './element/define.js';
