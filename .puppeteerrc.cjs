/* The tests drive the browser that is installed; puppeteer must not fetch one of its own. */
module.exports = { skipDownload: true };
