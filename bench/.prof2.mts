import puppeteer from 'puppeteer-core'; import { chromium } from '../scripts/browsers.mjs'; import { build } from 'esbuild'; import { createServer } from 'node:http';
const { outputFiles } = await build({entryPoints:['bench/pages/in-call.ts'],bundle:true,format:'iife',target:'es2022',minify:false,write:false,conditions:['browser','production'],define:{'process.env.NODE_ENV':'"production"'}});
const js=outputFiles[0].text; const s=createServer((q,r)=>{ if(q.url==='/x.js'){r.writeHead(200,{'content-type':'text/javascript'});r.end(js);} else {r.writeHead(200,{'content-type':'text/html'});r.end('<!doctype html><html lang=en><body><script src=/x.js></script>');}}); await new Promise<void>(r=>s.listen(0,'localhost',()=>r())); const url='http://localhost:'+(s.address() as any).port+'/';
const b=await puppeteer.launch(chromium({}));
const p=await b.newPage(); await p.goto(url); await p.evaluate(process.argv[2]); const c=await p.createCDPSession(); await c.send('Profiler.enable'); await c.send('Profiler.setSamplingInterval',{interval:100}); await c.send('Profiler.start');
await p.evaluate(process.argv[3]); const {profile}=await c.send('Profiler.stop');
const self=new Map<string,number>(); const byId=new Map(profile.nodes.map(n=>[n.id,n])); const dt=profile.timeDeltas!; profile.samples!.forEach((id,i)=>{const n=byId.get(id)!; const k=n.callFrame.functionName+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)??0)+dt[i]/1000);});
console.log([...self].sort((a,b)=>b[1]-a[1]).slice(0,18).map(([k,v])=>`${v.toFixed(1)} ${k}`).join('\n'));
const lines=js.split('\n'); for (const [k] of [...self].sort((a,b)=>b[1]-a[1]).slice(0,10)) {const l=+k.split(':').at(-1)!; if(l>0) console.log(l, lines[l]?.trim().slice(0,140));}
await b.close(); process.exit(0);
