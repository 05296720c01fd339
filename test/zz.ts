import * as Effect from "effect/Effect"
import { readDocument } from "#pipeline/acquire/documents.ts"
import { makePdf } from "./pdf/makePdf.ts"
import { buildSources, build, compare } from "./extract/unit-budget/build.ts"
import { anySetting } from "./extract/unit-budget/made/pages.ts"
import { Dice } from "./extract/unit-budget/made/random.ts"
import { anyKnobs, makePdfBudget, makeBudget } from "./extract/unit-budget/makeBudget.ts"
const [mode,a,b]=process.argv.slice(2)
const sum={right:0,withheld:0,wrong:0,lost:0,fail:0,alarms:new Map<string,number>()}
for (let seed=+a!;seed<=+b!;seed++){
  let made:any,built:any,info=""
  if(mode==="pdf"){
  const dice=new Dice(seed*7919); const setting=anySetting(dice); made=makePdfBudget(seed,{...anyKnobs(seed),prose:true,fullWidth:false},setting)
  const bytes=makePdf(made.pages,{font:dice.pick(["unicode","subset"] as const),compressed:true})
  const file=seed+".pdf"
  const {source}=await Effect.runPromise(readDocument({file,bytes,sha256:file,meta:null}))
  built=buildSources([source]); info=JSON.stringify(setting)
  } else { made=makeBudget(seed,anyKnobs(seed)); built=build(made.text)}
  if(built.failures.length){sum.fail++;console.log("FAIL",seed,built.failures[0]);continue}
  const c=compare(made,built.lines)
  sum.right+=c.right;sum.withheld+=c.withheld;sum.wrong+=c.wrong.length;sum.lost+=c.lost
  if(c.wrong.length||c.lost)console.log(seed,"wrong",c.wrong.length,"lost",c.lost,info,c.wrong.slice(0,3).map((x:any)=>x.name+" "+x.amount_printed+" "+x.measure+" "+x.table))
  for(const x of built.alarms)if(x.rule!=="ambiguous_cell"&&x.rule!=="missing_table"){sum.alarms.set(x.rule,(sum.alarms.get(x.rule)??0)+1);console.log(seed,x.rule,x.message.slice(0,200))}
}
console.log(sum,sum.right/(sum.right+sum.withheld+sum.wrong+sum.lost)); process.exit()
