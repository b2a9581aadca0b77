import type { Plugin } from 'vite';

/** The showroom's pages, in the order of the navigation. */
const PAGES = {
  playground: 'Playground',
  states: 'States',
  faults: 'Faults',
  styling: 'Styling',
  resets: 'Resets',
  plain: 'Plain HTML',
};

const HEAD = `
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./pages/styles/site.css" />`;

const FOOT = `
    <footer class="foot wrap">
      <p>
        The showroom of <code>&lt;breeze-buddy-call&gt;</code>, served by <code>npm start</code>.
      </p>
      <p>MIT</p>
    </footer>
  `;

/** What all pages of the showroom share is put around their `<main>` as they are served. */
export function frame(): Plugin {
  return {
    name: 'frame',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        if (!html.includes('<main id="main"')) return html;
        return html
          .replace('<head>', `<head>${HEAD}`)
          .replace('<body>', `<body>${header(path)}`)
          .replace('</main>\n', `</main>\n${FOOT}`);
      },
    },
  };
}

function header(path: string): string {
  const link = (name: string, words: string, className = ''): string => {
    const current = path === `/${name || 'index'}.html` ? ' aria-current="page"' : '';
    return `<a${className} href="./${name && `${name}.html`}"${current}>${words}</a>`;
  };
  const pages = Object.entries(PAGES).map(([name, title]) => `\n        ${link(name, title)}`);
  return `
    <a class="skip unseen" href="#main">To the content</a>
    <header class="site wrap">
      ${link('', 'breeze-buddy-call', ' class="mark"')}
      <nav aria-label="Pages">${pages.join('')}
      </nav>
    </header>
`;
}
