import puppeteer from 'puppeteer-core'; import { chromium } from '../scripts/browsers.mjs'; import { build } from 'esbuild'; import { createServer } from 'node:http';
const { outputFiles } = await build({entryPoints:['bench/pages/in-call.ts'],bundle:true,format:'iife',target:'es2022',minify:false,write:false,conditions:['browser','production'],define:{'process.env.NODE_ENV':'"production"'}});
const js=outputFiles[0].text; const s=createServer((q,r)=>{ if(q.url==='/x.js'){r.writeHead(200,{'content-type':'text/javascript'});r.end(js);} else {r.writeHead(200,{'content-type':'text/html'});r.end('<!doctype html><html lang=en><body><script src=/x.js></script>');}}); await new Promise<void>(r=>s.listen(0,'localhost',()=>r())); const url='http://localhost:'+(s.address() as any).port+'/';
const b=await puppeteer.launch(chromium({}));
async function run(name:string, prep:string, act:string, rate=1){
 const p=await b.newPage(); await p.goto(url); await p.evaluate(prep); const c=await p.createCDPSession(); if(rate>1) await c.send('Emulation.setCPUThrottlingRate',{rate});
 const bm=(await p.metrics()); const t0=Date.now();
 await p.tracing.start({categories:['devtools.timeline','disabled-by-default-v8.cpu_profiler']} as any);
 await p.evaluate(act); const buf=await p.tracing.stop(); const am=(await p.metrics());
 const ev=JSON.parse(Buffer.from(buf!).toString()).traceEvents; const main=new Map<string,number>(); const cnt=new Map<string,number>();
 const tids=new Map<string,number>(); for(const e of ev) if(e.name==='RunTask'||e.name==='FunctionCall') {const k=e.pid+':'+e.tid; if(e.name==='FunctionCall') tids.set(k,(tids.get(k)??0)+1);} const mk=[...tids].sort((a,b)=>b[1]-a[1])[0]?.[0];
 for(const e of ev){ if(e.ph!=='X'||e.pid+':'+e.tid!==mk) continue; main.set(e.name,(main.get(e.name)??0)+(e.dur??0)/1000); cnt.set(e.name,(cnt.get(e.name)??0)+1);}
 console.log('##',name,'wall',Date.now()-t0,'task',((am.TaskDuration!-bm.TaskDuration!)*1000).toFixed(0),'layout',((am.LayoutDuration!-bm.LayoutDuration!)*1000).toFixed(0),'style',((am.RecalcStyleDuration!-bm.RecalcStyleDuration!)*1000).toFixed(0),'script',((am.ScriptDuration!-bm.ScriptDuration!)*1000).toFixed(0));
 console.log([...main].sort((a,b)=>b[1]-a[1]).slice(0,14).map(([k,v])=>`${k} ${v.toFixed(0)}ms/${cnt.get(k)}`).join(', '));
 await p.close();
}
const which=process.argv[2]??'all';
if(which==='all'||which==='u'){ for(const n of [50,5000]) await run('update '+n,`(async()=>{await bench.converse(${n})})()`,`bench.update(100)`);}
if(which==='all'||which==='q') await run('quiet',`(async()=>{await bench.call();await bench.hear(500)})()`,`bench.hear(3000)`,4);
if(which==='all'||which==='t'){ await run('talk first',`(async()=>{await bench.call();await bench.talk(500)})()`,`bench.talk(1000)`); await run('talk last',`(async()=>{await bench.call();await bench.talk(19000)})()`,`bench.talk(1000)`);}
if(which==='all'||which==='f') await run('flood',`(async()=>{await bench.call()})()`,`bench.flood(3)`,4);
await b.close(); process.exit(0);
