import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { edited } from './syntax.ts';
import { unusedMethods } from './unused-methods.ts';

const STYLES = '@lit/reactive-element/css-tag.js';
const REACTIVE = '@lit/reactive-element/reactive-element.js';
const HTML = 'lit-html/lit-html.js';
const ELEMENT = 'lit-element/lit-element.js';
const DIRECTIVE = 'lit-html/directive.js';
const HELPERS = 'lit-html/directive-helpers.js';
const REPEAT = 'lit-html/directives/repeat.js';
const GUARD = 'lit-html/directives/guard.js';
const MODULES = [STYLES, REACTIVE, HTML, ELEMENT, DIRECTIVE, HELPERS, REPEAT, GUARD];

/** What pages call. */
const PAGES = 'updateComplete requestUpdate';

/** What goes out of a module: what it is, where it stands, and what takes its place. */
type Cut = readonly [what: string, where: RegExp, instead?: string];

/**
 * How a template becomes nodes and the list of its values' places: `ready-templates.ts` has marked them.
 * A listener, a boolean attribute, a property, or an attribute; or among texts. HTML knows no capitals: of
 * `textContent` the parser leaves `textcontent`.
 */
const READY = `constructor({strings:t}){
  this.parts=[];
  this.el=l.createElement("template");
  this.el.innerHTML=V(t);
  P.currentNode=this.el.content;
  for(let i,s=0;i=P.nextNode();s++)
    if(8===i.nodeType)"?"===i.data&&this.parts.push({type:2,index:s});
    else for(const t of i.getAttributeNames()){
      const e={$:H,"@":z,"?":L,".":I}[t.at(-1)];
      e&&(this.parts.push({type:1,index:s,name:t.slice(0,-1).replace("tc","tC"),ctor:e}),i.removeAttribute(t))
    }
}`.replace(/\n */g, '');

const cuts: Readonly<Record<string, readonly Cut[]>> = {
  // Every browser that runs this can construct style sheets; `css.ts` alone makes them.
  [STYLES]: [
    ['the question for style sheets', /=\w\.ShadowRoot&&.*?(?=,\w=Symbol\(\))/, '=!0'],
    ['the words for who makes one by hand', /if\(this\._\$cssResult\$=!0,.*?;(?=this\.cssText)/],
    [
      'the sheets by literal',
      /get styleSheet\(\)\{.*?\}(?=toString)/,
      'get styleSheet(){return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o}',
    ],
    [
      'style elements',
      /if\(\w\)(\w\.adoptedStyleSheets=\w\.map\().*?;else.*?appendChild\(\w\)\}/,
      '$1t=>t.styleSheet)',
    ],
    [
      'the mark of who makes them',
      /constructor\(t,e,o\)\{this\.cssText=t,this\.t=e\}/,
      'constructor(t){this.cssText=t}',
    ],
    ['… given', /=t=>new n\("string"==typeof t\?t:t\+"",void 0,s\)/, '=t=>new n(t)'],
    ['style sheets as text', /toString\(\)\{return this\.cssText\}/],
    ['sheets turned into text', /=\w\?t=>t:t=>t instanceof.*?\}\)\(t\):t/, '=t=>t'],
  ],
  [REACTIVE]: [
    ['the polyfill', /,\w=\w\.reactiveElementPolyfillSupport/],
    ['the class told to the polyfill', /,\w\?\.\(\{ReactiveElement:\w\}\)/],
    ['the list of versions', /,\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/],
    ['functions that nothing is left to call', /,defineProperty:.*?(?=\}=Object)/],
    ['room for the notes of decorators', /Symbol\.metadata\?\?=[^;]*;/],
    [
      'the notes of decorators',
      /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?elementProperties\.set\(t,i\)\}/,
    ],
    ['attributes that reflect', /toAttribute\(t,s\)\{.*?return t\},(?=fromAttribute)/],
    ['… written', /_\$ET\(t,s\)\{.*?\}(?=_\$AK)/],
    ['… not read again', /,this\._\$Em=null,(?=this\._\$Ev)/, ','],
    ['… while they are written', /&&this\._\$Em!==(\w)\)(?=\{const t=)/, ')'],
    ['… or read', /this\._\$Em=\w;(?=const r)/],
    ['… any more', /,this\._\$Em=null(?=\}\}requestUpdate)/],
    ['… which writes them', /this\._\$Eq&&=.*?,(?=this\._\$EM\(\)\}updated)/],
    [
      'the text for an attribute that is there',
      /,\w=\w\.trustedTypes,(\w)=\w\?\w\.emptyScript:""(?=,)/,
    ],
    ['numbers and JSON of attributes', /case Number:.*?catch\(t\)\{i=null\}/],
    ['converters of attributes', /"function"==typeof \w\.converter\?.*?:(\w);/, '$1;'],
    ['initializers', /,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/],
    ['what a parent class has declared', /static _\$Ei\(\)\{.*?elementProperties\)\}(?=static)/],
    ['… asked for by initializers', /static addInitializer\(\w\)\{.*?\}(?=static)/],
    [
      '… once a class',
      /if\(this\.hasOwnProperty\(\w\("finalized"\)\)\)return;if\(this\.finalized=!0,this\._\$Ei\(\),this\.hasOwnProperty\(\w\("properties"\)\)\)/,
    ],
    ['… for its attributes', /this\.finalize\(\),(?=this\._\$Eh)/],
    ['… and the base', /,\w\[\w\("finalized"\)\]=new Map/],
    [
      'the names that another minifier would change',
      /\[\w\("elementProperties"\)\]/,
      '.elementProperties',
    ],
    // Ours know defaults and reflect: `accessor.ts`.
    ['its own accessors', /static createProperty\(.*?(?=static getPropertyOptions)/],
    [
      'properties one by one',
      /const (\w)=this\.properties,.*?this\.createProperty\(\w,\1\[\w\]\)/,
      'this.elementProperties=new Map(Object.entries(this.properties))',
    ],
    ['those of the base', /y\.elementProperties=new Map/],
    ['the options of a property', /\{attribute:!0,type:String,.*?hasChanged:\w\}/, '{}'],
    ['how properties are compared', /\(\w\.hasChanged\?\?(\w)\)/, '$1'],
    [
      'properties without a name',
      /"string"==typeof (\w)\?\1:"string"==typeof (\w)\?(\2\.toLowerCase\(\)):void 0/,
      '$1??$3',
    ],
    [
      'updates that bring the value along',
      /,(\w)=!1,(\w)\)\{if\(void 0!==(\w)\)\{const (\w)=this\.constructor;if\(!1===\1&&\(\2=this\[\3\]\),/,
      '){if(void 0!==$3){const $4=this.constructor,$2=this[$3];if(',
    ],
    ['more than one style sheet', /this\.finalizeStyles\(this\.styles\)/, '[this.styles]'],
    ['a beginning of its own', /,this\._\$Ev\(\)\}_\$Ev\(\)\{/, ','],
    ['updates by hand', /if\(!this\.isUpdatePending\)return;/],
    ['whether one is due', /!1===(this\.isUpdatePending)&&/, '$1||'],
    ['an update that nobody allows', /enableUpdating\(t\)\{\}/],
    ['a class without properties', /this\._\$Eh&&(?=\[\.\.\.)/],
    ['what the element has of its own, before an update', /willUpdate\(t\)\{\}/],
    ['… and after it', /updated\(t\)\{\}/],
    ['another kind of shadow root', /this\.constructor\.shadowRootOptions/, '{mode:"open"}'],
    ['… by default', /y\.shadowRootOptions=\{mode:"open"\},/],
    [
      'the first values of properties declared over others',
      /const \w=this\.constructor\.elementProperties;if\(\w\.size>0\).*?\}(?=let t=!1;)/,
      '}',
    ],
    [
      'controllers that connect',
      /,void 0!==this\.renderRoot&&this\.isConnected&&\w\.hostConnected\?\.\(\)/,
    ],
    ['controllers on connecting', /,this\._\$EO\?\.forEach\(t=>t\.hostConnected\?\.\(\)\)/],
    [
      'the first update',
      /this\.hasUpdated\|\|\(this\.hasUpdated=!0,this\.firstUpdated\(\w\)\)/,
      'this.hasUpdated=!0',
    ],
    ['firstUpdated', /firstUpdated\(t\)\{\}/],
    [
      'updates that are refused',
      /let t=!1;(const \w=this\._\$AL;try\{)\w=this\.shouldUpdate\(\w\),\w\?\((this\.willUpdate\(\w\),).*?(this\.update\(\w\))\):this\._\$EM\(\)\}catch\((\w)\)\{throw t=!1,this\._\$EM\(\),\4\}t&&/,
      '$1$2$3}catch($4){throw this._$EM(),$4}',
    ],
    ['other promises of an update', /return this\.getUpdateComplete\(\)\}getUpdateComplete\(\)\{/],
    [
      'defaults, and what reflects at the next update',
      /,\{useDefault:i,.*?,r\)\{i&&.*?void 0!==r\)\|\|\((.*?)\|\|i(.*?),!0===.*?\)\}(?=async)/,
      '){$1$2}',
    ],
    [
      'the default of an attribute that was taken away',
      /(\w)\?\?this\._\$Ej\?\.get\(\w\)\?\?\1/,
      '$1',
    ],
    [
      'defaults that do not reflect',
      /!\((\w\(\w,\w\))\|\|\w\.useDefault&&.*?\)\)\)\)(?=return)/,
      '!$1)',
    ],
    [
      'the options of what has changed',
      /const r=this\.constructor,(h=this\[t\];if\()i\?\?=r\.getPropertyOptions\(t\),/,
      'const $1',
    ],
    ['no style sheets', /y\.elementStyles=\[\],/],
    ['shouldUpdate', /shouldUpdate\(t\)\{return!0\}/],
    [
      'the wish for an update at another time',
      /const t=this\.scheduleUpdate\(\);return null!=t&&await t,/,
      'this.performUpdate();return ',
    ],
    ['scheduleUpdate', /scheduleUpdate\(\)\{return this\.performUpdate\(\)\}/],
    // Ours are texts, or booleans.
    [
      'how attributes are read',
      /attributeChangedCallback\(t,s,i\)\{this\._\$AK\(t,i\)\}_\$AK\(.*?\}\}(?=requestUpdate)/,
      'attributeChangedCallback(t,s,i){const{_$Eh:e,elementProperties:r}=this.constructor,h=e.get(t);h&&(this[h]=r.get(h).type?null!==i:i)}',
    ],
    [
      'the name of an attribute',
      /const (\w)=this\._\$Eu\((\w),(\w)\);void 0!==\1/,
      'const{attribute:$1=$2.toLowerCase()}=$3;$1',
    ],
    ['… which asks for it', /static _\$Eu\(.*?\}(?=constructor)/],
    ['how values are compared', /!\w(\(\w,\w\)\)return;)/, 'Object.is$1'],
    ['nothing set before the upgrade', /this\._\$Ep=void 0,/],
    [
      'an update before the element is connected',
      /this\.renderRoot\?\?=this\.createRenderRoot\(\),(?=this\._\$Ep)/,
    ],
  ],
  [HTML]: [
    [
      'the polyfill',
      /,B=\w\.litHtmlPolyfillSupport;B\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\);const/,
      ',',
    ],
    [
      'what only other modules of lit take',
      /\{M:\w,P:\w,A:\w,C:1,L:\w,R:?\w?,D:\w,V:\w,(I:\w),H:?\w?,N:\w,U:\w,B:\w,F:\w\}/,
      '{$1}',
    ],
    ['the signs where values go', /h="\$lit\$",.*?,(?=l=document)/],
    ['how templates are read', /f="\[ .*?(?=x=t=>)/],
    ['the templates by literal', /(?<=,C=new )WeakMap/, 'Map'],
    [
      '… that are literals',
      /if\(!u\(t\).*?;(return )void 0!==(\w)\?(\2\.createHTML\()\w\):\w\}const N=.*?(?=class S)/,
      '$1$2?$3t):t}',
    ],
    [
      'the look for values in a template',
      /constructor\(\{strings:t,_\$litType\$:i\},e\)\{let r;this\.parts=\[\];.*?l\+\+\}\}static createElement\(.*?return s\.innerHTML=t,s\}/,
      READY,
    ],
    ['compiled templates', /"number"==typeof \w\?(this\._\$AC\(\w\)):\(.*?\w\)(?=;if)/, '$1'],
    [
      'what shows them',
      /:1===(\w)\.type\?(\w=new \1\.ctor\(.*?\)):6===\1\.type&&\(\w=new \w\(\w,this,\w\)\)/,
      ':$2',
    ],
    ['nodes for other documents', /\(\w\?\.creationScope\?\?(\w)\)/, '$1'],
    [
      'listeners with options',
      /\|\|t\.capture!==s\.capture\|\|t\.once!==s\.once\|\|t\.passive!==s\.passive/,
    ],
    [
      'listeners that are objects',
      /"function"==typeof this\._\$AH\?(this\._\$AH\.call\().*?:this\._\$AH\.handleEvent\(t\)/,
      'this._$AH(t)',
    ],
    ['… and put on anew for other options', /\((s===A)\|\|e\)(?=;e&&)/, '$1'],
    ['directives told of their end', /h\?\._\$AO\?\.\(!1\),/],
    ['parts told of their end', /this\._\$AP\?\.\(!1,!0,s\)(?=;)/],
    ['parts that are connected', /,this\._\$Cv=\w\?\.isConnected\?\?!0/],
    ['parts that are asked for it', /get _\$AU\(\)\{return [^}]*\}/g],
    ['the parts of a directive that waits', /this\._\$AN=void 0,/g],
    ['the parents of parts', /get parentNode\(\)\{return this\._\$AM\.parentNode\}/],
    [
      'the place of parts',
      /get parentNode\(\)\{let \w=this\._\$AA\.parentNode;.*?return void 0.*?\w\}/,
    ],
    ['the tag of an attribute', /get tagName\(\)\{return this\.element\.tagName\}/],
    [
      'directives of attributes',
      /,e\)(\{if\(i===E\)return i;let h=)void 0!==e\?s\._\$Co\?\.\[e\]:(s\._\$Cl)/,
      ')$1$2',
    ],
    ['… what they are told', /(h\._\$AT\(t,s),e\)/, '$1)'],
    ['… what they are in', /(h\._\$AS\(t,i\.values\),h),e\)/, '$1)'],
    ['… and where they are kept', /void 0!==e\?\(s\._\$Co\?\?=\[\]\)\[e\]=h:(s\._\$Cl=h)/, '$1'],
    [
      'another place to draw to',
      /\((\w),(\w),\w\)=>\{const \w=\w\?\.renderBefore\?\?\2;let (\w)=\w(\._\$litPart\$);.*?null;\w\._\$litPart\$=\3=(new \w\(\2\.insertBefore\(\w\(\),)\w\),\w,void 0,\w\?\?\{\}\)\}/,
      '($1,$2)=>{let $3=$2$4;if(void 0===$3){$2$4=$3=$5null),null)}',
    ],
    ['the options of a drawing', /,this\.options=\w/g],
    ['… handed on to a template', /,this\.options\)\)(?=:s=\w\[\w\])/, '))'],
    [
      'attributes of several values',
      /(,this\.name=\w,this\._\$AM=\w),\w\.length>2\|\|.*?:(this\._\$AH=\w)\}_\$AI\(.*?\)\{const h=this\.strings;.*?(?=j\(t\)\{t===)/,
      '$1,$2}_$AI(t,i=this){t=M(this,t,i),(!a(t)||t!==this._$AH&&t!==E)&&this.j(this._$AH=t)}',
    ],
    [
      '… and what counts them',
      /void 0!==s\.strings\?\(s\._\$AI\(t,s,i\),i\+=s\.strings\.length-2\):(s\._\$AI\(t\[i\]\))/,
      '$1',
    ],
    ['… and what hands them on', /(new \w\.ctor\(\w,\w\.name),\w\.strings/, '$1'],
    [
      '… and what takes them',
      /constructor\(t,i,s,e,h\)\{(?=this\.type=1)/,
      'constructor(t,i,e,h){',
    ],
    [
      '… and what takes them for listeners',
      /constructor\(t,i,s,e,h\)\{super\(t,i,s,e,h\),/,
      'constructor(...t){super(...t),',
    ],
    ['the types of attributes', /constructor\(\)\{super\(\.\.\.arguments\),this\.type=\d\}/g],
    ['the type of listeners', /constructor\(\.\.\.t\)\{super\(\.\.\.t\),this\.type=5\}/],
    ['the type of an attribute', /this\.type=1,/],
    ['the options of a template', /,s=(\w\.u\()this\.options\)/, ',s=$1)'],
    [
      'lists other than arrays',
      /d=t=>u\(t\)\|\|"function"==typeof t\?\.\[Symbol\.iterator\]/,
      'd=t=>u(t)',
    ],
    ['nodes for values', /void 0!==t\.nodeType\?this\.T\(t\):/],
    // A directive is told no more than its values, and draws; a row stays where it was drawn first.
    ['what directives are in', /(h=new o)\(t\),h\._\$AT\(t,s\)(?=\),s)/, '$1'],
    [
      'the parents of places in text',
      /constructor\(t,i,s,e\)\{this\.type=2,(.*?),this\._\$AM=s(?=\})/,
      'constructor(t,i){$1',
    ],
    [
      '… of attributes',
      /constructor\(t,i,e,h\)\{this\._\$AH=A,(.*?)this\._\$AM=e,(?=this)/,
      'constructor(t,i){$1',
    ],
    [
      '… of templates',
      /constructor\(t,i\)(\{this\._\$AV=\[\],this\._\$AD=t),this\._\$AM=i/,
      'constructor(t)$1',
    ],
    ['… handed on', /(new k\(h,h\.nextSibling),this,t(\):i=new r\.ctor\(h,r\.name),this,t/, '$1$2'],
    ['… to templates', /(new R\(e),this/, '$1'],
    ['… to lists', /(new k\(this\.O\(c\(\)\),this\.O\(c\(\)\)),this/, '$1'],
    ['options that are handed on', /u\(t\)(?=\{const\{el:)/, 'u()'],
    ['values on behalf of others', /_\$AI\(t,i=this\)(\{t=M\(this,t),i/g, '_$AI(t)$1'],
    ['… of listeners', /_\$AI\(t,i=this\)(\{if\(\(t=M\(this,t),i,0/, '_$AI(t)$1'],
    ['nodes of other libraries', /i\(t\)(?=\.)/g, 't'],
    [
      'values without a place',
      /let i=0;for\(const s of (this\._\$AV)\)void 0!==s&&\((s\._\$AI\(t\[i\]\))\),i\+\+/,
      '$1.forEach((s,i)=>$2)',
    ],
    ['what is told of an end', /(_\$AR\(t=this\._\$AA\.nextSibling),s/, '$1'],
  ],
  [DIRECTIVE]: [
    [
      'what a directive is told of its place',
      /constructor\(\w\)\{\}get _\$AU\(\)\{.*?\}_\$AT\(.*?\}(?=_\$AS)/,
    ],
  ],
  [HELPERS]: [
    [
      'another list to move to',
      /=o\._\$AA\.parentNode(.*?)\(i,n,o,o\.options\)(\}else\{const t=e\._\$AB\.nextSibling),.*?if\(t!==d\|\|c\)/,
      '=o._$AA.parentNode$1(i,n)$2;if(t!==d)',
    ],
    ['values on behalf of others', /\(o,t,i=o\)=>\(o\._\$AI\(t,i\)/, '(o,t)=>(o._$AI(t)'],
    ['values that are forgotten', /\(o,t=m\)/, '(o,t)'],
    ['nodes of other libraries', /i\((\w)\)(?=\.(nextSibling|insertBefore))/g, '$1'],
  ],
  [REPEAT]: [
    ['the words for another place', /constructor\(e\)\{if\(super.*?\}(?=dt)/],
    ['lists without keys, or other than arrays', /dt\(.*?keys:l\}\}/],
    ['… read', /\{values:p,keys:a\}=this\.dt\(t,r,c\)/, 'p=t.map(c),a=t.map(r)'],
    ['drawing without a browser', /render\(.*?\}(?=update)/],
    ['rows that a server has drawn', /this\.ut\?\?=\[\]/, 'this.ut'],
  ],
  [GUARD]: [
    ['what is no list', /constructor\(\)\{super.*?(?=update)/],
    [
      '… compared',
      /if\(Array\.isArray\(s\)\)\{if\(Array\.isArray\(this\.ot\)&&this\.ot\.length(.*?)\}else if.*?return r;return.*?\}/,
      'if(this.ot?.length$1;return this.ot=s,e()}',
    ],
  ],
  [ELEMENT]: [
    [
      'hydration and the polyfill',
      /i\._\$litElement\$=!0,i\["finalized"\]=!0,.*?o\?\.\(\{LitElement:i\}\);/,
    ],
    ['the list of versions', /\(\w\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\);/],
    ['where and how it is drawn', /constructor\(\)\{super.*?\}(?=update)/],
    [
      'being connected',
      /this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/,
    ],
    ['the options of a drawing', /this\._\$Do=(\w\(\w,this\.renderRoot),this\.renderOptions/, '$1'],
    ['connecting', /connectedCallback\(\)\{.*?setConnected\(!0\)\}/],
    ['disconnecting', /disconnectedCallback\(\)\{.*?setConnected\(!1\)\}/],
  ],
};

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));

/** Takes out of lit what no element and no template of ours can reach. */
export function leanLit(): Plugin {
  const lean = new Map<string, string>();
  return {
    name: 'lean-lit',
    enforce: 'pre',
    buildStart() {
      for (const [name, code] of leanLitModules()) lean.set(fileOf(name), code);
    },
    transform: (_, id) => lean.get(id),
  };
}

/** What the CDN build has in place of lit's modules, by name. */
export function leanLitModules(): Map<string, string> {
  const published = MODULES.map((name) => [name, readFileSync(fileOf(name), 'utf8')] as const);
  return leanModules(new Map(published), sources());
}

/**
 * The modules' texts without what can't be reached.
 * @param texts - as published, by name
 * @param callers - texts of what uses them
 * @throws where something that is to be taken out is not there
 */
export function leanModules(
  texts: ReadonlyMap<string, string>,
  callers: readonly string[],
): Map<string, string> {
  const shorter = new Map<string, string>();
  for (const name of MODULES) {
    let code = texts.get(name) ?? '';
    for (const [what, where, instead = ''] of cuts[name] ?? []) {
      const { length } = code.match(new RegExp(where, 'g')) ?? [];
      if (!length || (length > 1 && !where.global))
        throw new Error(`${name} has changed: where is ${what}?`);
      code = code.replace(where, instead);
    }
    shorter.set(name, code);
  }
  const unused = unusedMethods(shorter, [...callers, PAGES]);
  return new Map([...shorter].map(([name, code]) => [name, edited(code, unused.get(name) ?? [])]));
}

function sources(): string[] {
  const folder = fileURLToPath(new URL('../../src/element/', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(folder + file, 'utf8'));
}
