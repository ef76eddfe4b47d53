// Generated from schema/detection.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.
// @ts-nocheck
import { codePointLength } from "./ajv-runtime.ts";

export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"detection.schema.json","type":"object","additionalProperties":false,"required":["title","id","version","status","created","modified","author","severity","attack","description","events","trigger"],"properties":{"title":{"type":"string","maxLength":67,"pattern":"^[A-Za-z0-9](.*[A-Za-z0-9\\])])?$"},"id":{"type":"string","pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},"version":{"type":"integer","minimum":1},"status":{"type":"string","enum":["stable","test","experimental","deprecated"]},"kind":{"type":"string","enum":["rule","hunt"]},"created":{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},"modified":{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},"author":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}},"license":{"type":"string","pattern":"^[A-Za-z0-9.+() -]+$"},"severity":{"type":"string","enum":["informational","low","medium","high","critical"]},"risk_score":{"type":"integer","minimum":0,"maximum":100},"confidence":{"type":"string","enum":["low","medium","high"]},"attack":{"type":"object","additionalProperties":false,"required":["techniques"],"properties":{"techniques":{"type":"array","minItems":1,"items":{"type":"string","pattern":"^T[0-9]{4}(\\.[0-9]{3})?$"}},"tactics":{"type":"array","minItems":1,"items":{"type":"string","enum":["reconnaissance","resource-development","initial-access","execution","persistence","privilege-escalation","defense-evasion","stealth","defense-impairment","credential-access","discovery","lateral-movement","collection","command-and-control","exfiltration","impact"]}},"version":{"type":"string","enum":["18","19"]}}},"tags":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9_-]+\\.[a-z0-9._-]+$"}},"references":{"type":"array","items":{"type":"string","pattern":"^https?://[^\\s/]\\S*$"}},"related":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","type"],"properties":{"id":{"type":"string","pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},"type":{"type":"string","enum":["derived","obsolete","merged","renamed","similar"]}}}},"description":{"type":"string","pattern":"\\S"},"events":{"type":"object","minProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","additionalProperties":false,"required":["where"],"if":{"properties":{"refines":true},"required":["refines"]},"then":{"properties":{"source":{"not":{}}}},"else":{"properties":{"source":true},"required":["source"]},"properties":{"title":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"source":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"where":{"type":["object","array","string","number"]},"refines":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"operation":{"type":"object","additionalProperties":false,"required":["by","within"],"properties":{"by":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"any":{"type":["object","array","string","number"]},"time":{"type":"string","enum":["first","last"]},"within":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"}}},"otherwise":{"type":"object","additionalProperties":false,"required":["source","where"],"properties":{"source":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"where":{"type":["object","array","string","number"]},"reason":{"type":"string","pattern":"\\S"}}}}}},"trigger":{"type":"object","oneOf":[{"type":"object","additionalProperties":false,"required":["type","events"],"properties":{"type":{"type":"string","const":"match"},"events":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}}},{"type":"object","additionalProperties":false,"required":["type","events","timespan","condition"],"properties":{"type":{"type":"string","const":"event_count"},"events":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}},"group_by":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"timespan":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"condition":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"gt":{"type":"integer","minimum":0},"gte":{"type":"integer","minimum":0},"lt":{"type":"integer","minimum":0},"lte":{"type":"integer","minimum":0},"eq":{"type":"integer","minimum":0},"neq":{"type":"integer","minimum":0}}},"aliases":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","minProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}}}},{"type":"object","additionalProperties":false,"required":["type","events","timespan","condition"],"properties":{"type":{"type":"string","const":"value_count"},"events":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}},"group_by":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"timespan":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"condition":{"type":"object","additionalProperties":false,"required":["field"],"minProperties":2,"properties":{"field":{"anyOf":[{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}]},"gt":{"type":"integer","minimum":0},"gte":{"type":"integer","minimum":0},"lt":{"type":"integer","minimum":0},"lte":{"type":"integer","minimum":0},"eq":{"type":"integer","minimum":0},"neq":{"type":"integer","minimum":0}}},"aliases":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","minProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}}}},{"type":"object","additionalProperties":false,"required":["type","events","group_by"],"if":{"properties":{"anchor":true},"required":["anchor"]},"then":{"required":["before","after"],"properties":{"before":true,"after":true,"timespan":{"not":{}}}},"else":{"required":["timespan"],"properties":{"timespan":true,"before":{"not":{}},"after":{"not":{}}}},"properties":{"type":{"type":"string","const":"temporal"},"events":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}},"group_by":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"timespan":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"anchor":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"before":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"after":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"aliases":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","minProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}}}},{"type":"object","additionalProperties":false,"required":["type","events","group_by","timespan"],"properties":{"type":{"type":"string","const":"temporal_ordered"},"events":{"type":"array","minItems":2,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}},"group_by":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"timespan":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"aliases":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","minProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}}}},{"type":"object","additionalProperties":false,"required":["type","events","value","history"],"properties":{"type":{"type":"string","const":"first_seen"},"events":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}},"value":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"history":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"aliases":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","minProperties":1,"propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}}}}]},"once_per":{"type":"object","additionalProperties":false,"required":["fields","within"],"properties":{"fields":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"within":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"}}},"schedule":{"type":"object","additionalProperties":false,"required":["every"],"properties":{"every":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"delay":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"mode":{"type":"string","enum":["scheduled","realtime"]}}},"limits":{"type":"object","additionalProperties":false,"properties":{"max_alerts":{"type":"integer","minimum":1,"maximum":1000},"throttle":{"type":"object","additionalProperties":false,"required":["fields","for"],"properties":{"fields":{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"for":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"}}}}},"output":{"type":"array","items":{"oneOf":[{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},{"type":"object","additionalProperties":false,"required":["value","as"],"properties":{"value":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["count","as"],"properties":{"count":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["count_distinct","as"],"properties":{"count_distinct":{"anyOf":[{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},{"type":"array","minItems":1,"items":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}}]},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["values","as"],"properties":{"values":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"limit":{"type":"integer","minimum":1,"maximum":1000}}},{"type":"object","additionalProperties":false,"required":["first","as"],"properties":{"first":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["last","as"],"properties":{"last":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["min","as"],"properties":{"min":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["max","as"],"properties":{"max":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},{"type":"object","additionalProperties":false,"required":["duration","as"],"properties":{"duration":{"type":"string","const":"time"},"as":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}}]}},"alert":{"type":"object","additionalProperties":false,"properties":{"title":{"type":"string","minLength":1,"maxLength":200},"description":{"type":"string","minLength":1,"maxLength":1000}}},"entities":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["type","field"],"properties":{"type":{"type":"string","enum":["account","host","ip","azure_resource","aws_resource","gcp_resource","cloud_application","process","file","url","dns","mailbox"]},"field":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},"role":{"type":"string","enum":["actor","target","source","other"]},"title":{"type":"string","pattern":"\\S"}}}},"exclusions":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","additionalProperties":false,"required":["reason","where"],"properties":{"title":{"type":"string","pattern":"\\S"},"reason":{"type":"string","pattern":"\\S"},"enabled":{"type":"boolean"},"events":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}},"where":{"type":["object","array","string","number"]}}}},"lists":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"object","additionalProperties":false,"required":["title","type","values"],"properties":{"title":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"type":{"type":"string","enum":["string","account","host","ip","command","resource","application"]},"store":{"type":"string","enum":["inline","lookup"]},"values":{"type":"array","items":{"type":"string"}}}}},"score":{"type":"object","additionalProperties":false,"required":["base","add"],"properties":{"base":{"type":"integer","minimum":0,"maximum":100},"add":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["when","points"],"properties":{"when":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"points":{"type":"integer","minimum":-100,"maximum":100}}}},"at_least":{"type":"integer","minimum":0,"maximum":1000}}},"false_positives":{"type":"array","items":{"type":"string","pattern":"\\S"}},"guide":{"type":"object","additionalProperties":false,"properties":{"triage":{"type":"array","items":{"type":"string","pattern":"\\S"}},"investigate":{"type":"array","items":{"type":"string","pattern":"\\S"}},"respond":{"type":"array","items":{"type":"string","pattern":"\\S"}},"tune":{"type":"array","items":{"type":"string","pattern":"\\S"}}}},"adversary_tests":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["title","behaviour","signals"],"properties":{"title":{"type":"string","pattern":"\\S"},"platform":{"type":"string","minLength":1},"technique":{"type":"string","pattern":"^T[0-9]{4}(\\.[0-9]{3})?$"},"behaviour":{"type":"string","pattern":"\\S"},"signals":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["source","text"],"properties":{"source":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"text":{"type":"string","pattern":"\\S"}}}},"atomic_id":{"type":"string","pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},"commands":{"type":"array","items":{"type":"string","pattern":"\\S"}},"cleanup":{"type":"array","items":{"type":"string","pattern":"\\S"}}}}},"targets":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["sentinel","splunk","sumo","elastic","sigma"]}},"accept":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["backend","code","reason"],"properties":{"backend":{"type":"string","enum":["sentinel","splunk","sumo","elastic","sigma"]},"code":{"type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},"about":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"\\S"}}]},"reason":{"type":"string","pattern":"\\S"}}}},"silence":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["code","reason"],"properties":{"code":{"type":"string","pattern":"^RW[0-9]{4}$"},"about":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"\\S"}}]},"reason":{"type":"string","pattern":"\\S"}}}},"native":{"type":"object","additionalProperties":false,"properties":{"sentinel":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"envelope":{"type":"object","additionalProperties":true},"query":{"type":"string","minLength":1},"part":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},"splunk":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"envelope":{"type":"object","additionalProperties":true},"query":{"type":"string","minLength":1},"part":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},"sumo":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"envelope":{"type":"object","additionalProperties":true},"query":{"type":"string","minLength":1},"part":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},"elastic":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"envelope":{"type":"object","additionalProperties":true},"query":{"type":"string","minLength":1},"part":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}},"sigma":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"envelope":{"type":"object","additionalProperties":true},"query":{"type":"string","minLength":1},"part":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"}}}}},"tests":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name","events","expect"],"properties":{"name":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"events":{"anyOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}]},"lists":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"array","items":{"type":"string"}}},"exclusions":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,39}$"},"additionalProperties":{"type":"boolean"}},"expect":{"anyOf":[{"type":"string","const":"none"},{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"key":{"type":"object","additionalProperties":{"type":["string","number","boolean","null"]},"propertyNames":{"type":"string","maxLength":200,"pattern":"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"}},"alerts":{"anyOf":[{"type":"integer","minimum":0},{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"min":{"type":"integer","minimum":0},"max":{"type":"integer","minimum":0}}}]},"first":{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"},"last":{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"},"count":{"type":"integer","minimum":0}}}}]}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = codePointLength;
const pattern4 = new RegExp("^[A-Za-z0-9](.*[A-Za-z0-9\\])])?$", "u");
const pattern5 = new RegExp("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "u");
const pattern6 = new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "u");
const pattern8 = new RegExp("\\S", "u");
const pattern9 = new RegExp("^[A-Za-z0-9.+() -]+$", "u");
const pattern10 = new RegExp("^T[0-9]{4}(\\.[0-9]{3})?$", "u");
const pattern11 = new RegExp("^[a-z0-9_-]+\\.[a-z0-9._-]+$", "u");
const pattern12 = new RegExp("^https?://[^\\s/]\\S*$", "u");
const pattern15 = new RegExp("^[a-z][a-z0-9_]{0,39}$", "u");
const pattern18 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$", "u");
const pattern20 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$", "u");
const pattern21 = new RegExp("^[1-9][0-9]{0,5}(s|m|h|d)$", "u");
const pattern108 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
const pattern112 = new RegExp("^RW[0-9]{4}$", "u");
const pattern126 = new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="detection.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.title === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.version === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.status === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.created === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "created"},message:"must have required property '"+"created"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.modified === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "modified"},message:"must have required property '"+"modified"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.author === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "author"},message:"must have required property '"+"author"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.severity === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.attack === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "attack"},message:"must have required property '"+"attack"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.description === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.events === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.trigger === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "trigger"},message:"must have required property '"+"trigger"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err12 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.title !== undefined){
let data0 = data.title;
if(typeof data0 === "string"){
if(func2(data0) > 67){
const err13 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 67},message:"must NOT have more than 67 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern4.test(data0)){
const err14 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](.*[A-Za-z0-9\\])])?$"},message:"must match pattern \""+"^[A-Za-z0-9](.*[A-Za-z0-9\\])])?$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
const err16 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err18 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err19 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.status !== undefined){
let data3 = data.status;
if(typeof data3 !== "string"){
const err20 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!((((data3 === "stable") || (data3 === "test")) || (data3 === "experimental")) || (data3 === "deprecated"))){
const err21 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema31.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.kind !== undefined){
let data4 = data.kind;
if(typeof data4 !== "string"){
const err22 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!((data4 === "rule") || (data4 === "hunt"))){
const err23 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.created !== undefined){
let data5 = data.created;
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
const err24 = {instancePath:instancePath+"/created",schemaPath:"#/properties/created/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},message:"must match pattern \""+"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/created",schemaPath:"#/properties/created/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.modified !== undefined){
let data6 = data.modified;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err26 = {instancePath:instancePath+"/modified",schemaPath:"#/properties/modified/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},message:"must match pattern \""+"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/modified",schemaPath:"#/properties/modified/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.author !== undefined){
let data7 = data.author;
if(Array.isArray(data7)){
if(data7.length < 1){
const err28 = {instancePath:instancePath+"/author",schemaPath:"#/properties/author/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
const err29 = {instancePath:instancePath+"/author/" + i0,schemaPath:"#/properties/author/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/author/" + i0,schemaPath:"#/properties/author/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/author",schemaPath:"#/properties/author/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.license !== undefined){
let data9 = data.license;
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err32 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9.+() -]+$"},message:"must match pattern \""+"^[A-Za-z0-9.+() -]+$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.severity !== undefined){
let data10 = data.severity;
if(typeof data10 !== "string"){
const err34 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!(((((data10 === "informational") || (data10 === "low")) || (data10 === "medium")) || (data10 === "high")) || (data10 === "critical"))){
const err35 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema31.properties.severity.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.risk_score !== undefined){
let data11 = data.risk_score;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err36 = {instancePath:instancePath+"/risk_score",schemaPath:"#/properties/risk_score/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 100 || isNaN(data11)){
const err37 = {instancePath:instancePath+"/risk_score",schemaPath:"#/properties/risk_score/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err38 = {instancePath:instancePath+"/risk_score",schemaPath:"#/properties/risk_score/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data.confidence !== undefined){
let data12 = data.confidence;
if(typeof data12 !== "string"){
const err39 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!(((data12 === "low") || (data12 === "medium")) || (data12 === "high"))){
const err40 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/enum",keyword:"enum",params:{allowedValues: schema31.properties.confidence.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.attack !== undefined){
let data13 = data.attack;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.techniques === undefined){
const err41 = {instancePath:instancePath+"/attack",schemaPath:"#/properties/attack/required",keyword:"required",params:{missingProperty: "techniques"},message:"must have required property '"+"techniques"+"'"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key1 in data13){
if(!(((key1 === "techniques") || (key1 === "tactics")) || (key1 === "version"))){
const err42 = {instancePath:instancePath+"/attack",schemaPath:"#/properties/attack/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data13.techniques !== undefined){
let data14 = data13.techniques;
if(Array.isArray(data14)){
if(data14.length < 1){
const err43 = {instancePath:instancePath+"/attack/techniques",schemaPath:"#/properties/attack/properties/techniques/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(typeof data15 === "string"){
if(!pattern10.test(data15)){
const err44 = {instancePath:instancePath+"/attack/techniques/" + i1,schemaPath:"#/properties/attack/properties/techniques/items/pattern",keyword:"pattern",params:{pattern: "^T[0-9]{4}(\\.[0-9]{3})?$"},message:"must match pattern \""+"^T[0-9]{4}(\\.[0-9]{3})?$"+"\""};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/attack/techniques/" + i1,schemaPath:"#/properties/attack/properties/techniques/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/attack/techniques",schemaPath:"#/properties/attack/properties/techniques/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data13.tactics !== undefined){
let data16 = data13.tactics;
if(Array.isArray(data16)){
if(data16.length < 1){
const err47 = {instancePath:instancePath+"/attack/tactics",schemaPath:"#/properties/attack/properties/tactics/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
const len2 = data16.length;
for(let i2=0; i2<len2; i2++){
let data17 = data16[i2];
if(typeof data17 !== "string"){
const err48 = {instancePath:instancePath+"/attack/tactics/" + i2,schemaPath:"#/properties/attack/properties/tactics/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!((((((((((((((((data17 === "reconnaissance") || (data17 === "resource-development")) || (data17 === "initial-access")) || (data17 === "execution")) || (data17 === "persistence")) || (data17 === "privilege-escalation")) || (data17 === "defense-evasion")) || (data17 === "stealth")) || (data17 === "defense-impairment")) || (data17 === "credential-access")) || (data17 === "discovery")) || (data17 === "lateral-movement")) || (data17 === "collection")) || (data17 === "command-and-control")) || (data17 === "exfiltration")) || (data17 === "impact"))){
const err49 = {instancePath:instancePath+"/attack/tactics/" + i2,schemaPath:"#/properties/attack/properties/tactics/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.attack.properties.tactics.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/attack/tactics",schemaPath:"#/properties/attack/properties/tactics/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data13.version !== undefined){
let data18 = data13.version;
if(typeof data18 !== "string"){
const err51 = {instancePath:instancePath+"/attack/version",schemaPath:"#/properties/attack/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!((data18 === "18") || (data18 === "19"))){
const err52 = {instancePath:instancePath+"/attack/version",schemaPath:"#/properties/attack/properties/version/enum",keyword:"enum",params:{allowedValues: schema31.properties.attack.properties.version.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/attack",schemaPath:"#/properties/attack/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.tags !== undefined){
let data19 = data.tags;
if(Array.isArray(data19)){
const len3 = data19.length;
for(let i3=0; i3<len3; i3++){
let data20 = data19[i3];
if(typeof data20 === "string"){
if(!pattern11.test(data20)){
const err54 = {instancePath:instancePath+"/tags/" + i3,schemaPath:"#/properties/tags/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9_-]+\\.[a-z0-9._-]+$"},message:"must match pattern \""+"^[a-z0-9_-]+\\.[a-z0-9._-]+$"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/tags/" + i3,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.references !== undefined){
let data21 = data.references;
if(Array.isArray(data21)){
const len4 = data21.length;
for(let i4=0; i4<len4; i4++){
let data22 = data21[i4];
if(typeof data22 === "string"){
if(!pattern12.test(data22)){
const err57 = {instancePath:instancePath+"/references/" + i4,schemaPath:"#/properties/references/items/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/]\\S*$"},message:"must match pattern \""+"^https?://[^\\s/]\\S*$"+"\""};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/references/" + i4,schemaPath:"#/properties/references/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/references",schemaPath:"#/properties/references/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.related !== undefined){
let data23 = data.related;
if(Array.isArray(data23)){
const len5 = data23.length;
for(let i5=0; i5<len5; i5++){
let data24 = data23[i5];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.id === undefined){
const err60 = {instancePath:instancePath+"/related/" + i5,schemaPath:"#/properties/related/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data24.type === undefined){
const err61 = {instancePath:instancePath+"/related/" + i5,schemaPath:"#/properties/related/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
for(const key2 in data24){
if(!((key2 === "id") || (key2 === "type"))){
const err62 = {instancePath:instancePath+"/related/" + i5,schemaPath:"#/properties/related/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data24.id !== undefined){
let data25 = data24.id;
if(typeof data25 === "string"){
if(!pattern5.test(data25)){
const err63 = {instancePath:instancePath+"/related/" + i5+"/id",schemaPath:"#/properties/related/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"+"\""};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/related/" + i5+"/id",schemaPath:"#/properties/related/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data24.type !== undefined){
let data26 = data24.type;
if(typeof data26 !== "string"){
const err65 = {instancePath:instancePath+"/related/" + i5+"/type",schemaPath:"#/properties/related/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(!(((((data26 === "derived") || (data26 === "obsolete")) || (data26 === "merged")) || (data26 === "renamed")) || (data26 === "similar"))){
const err66 = {instancePath:instancePath+"/related/" + i5+"/type",schemaPath:"#/properties/related/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.related.items.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/related/" + i5,schemaPath:"#/properties/related/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/related",schemaPath:"#/properties/related/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data.description !== undefined){
let data27 = data.description;
if(typeof data27 === "string"){
if(!pattern8.test(data27)){
const err69 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.events !== undefined){
let data28 = data.events;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(Object.keys(data28).length < 1){
const err71 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key3 in data28){
const _errs62 = errors;
if(typeof key3 === "string"){
if(!pattern15.test(key3)){
const err72 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key3};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key3};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var valid15 = _errs62 === errors;
if(!valid15){
const err74 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
for(const key4 in data28){
let data29 = data28[key4];
const _errs67 = errors;
let valid17 = true;
const _errs68 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing0;
if((data29.refines === undefined) && (missing0 = "refines")){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
var _valid0 = _errs68 === errors;
errors = _errs67;
if(vErrors !== null){
if(_errs67){
vErrors.length = _errs67;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs69 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.source !== undefined){
const err76 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/properties/events/additionalProperties/then/properties/source/not",keyword:"not",params:{},message:"must NOT be valid"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
var _valid0 = _errs69 === errors;
valid17 = _valid0;
if(valid17){
var props0 = {};
props0.source = true;
props0.refines = true;
}
ifClause0 = "then";
}
else {
const _errs72 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.source === undefined){
const err77 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/else/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
var _valid0 = _errs72 === errors;
valid17 = _valid0;
if(valid17){
if(props0 !== true){
props0 = props0 || {};
props0.source = true;
}
}
ifClause0 = "else";
}
if(!valid17){
const err78 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.where === undefined){
const err79 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
for(const key5 in data29){
if(!(((((((key5 === "title") || (key5 === "description")) || (key5 === "source")) || (key5 === "where")) || (key5 === "refines")) || (key5 === "operation")) || (key5 === "otherwise"))){
const err80 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data29.title !== undefined){
let data31 = data29.title;
if(typeof data31 === "string"){
if(!pattern8.test(data31)){
const err81 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/events/additionalProperties/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/events/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data29.description !== undefined){
let data32 = data29.description;
if(typeof data32 === "string"){
if(!pattern8.test(data32)){
const err83 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/events/additionalProperties/properties/description/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/events/additionalProperties/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data29.source !== undefined){
let data33 = data29.source;
if(typeof data33 === "string"){
if(func2(data33) > 120){
const err85 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/properties/events/additionalProperties/properties/source/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!pattern18.test(data33)){
const err86 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/properties/events/additionalProperties/properties/source/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/properties/events/additionalProperties/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data29.where !== undefined){
let data34 = data29.where;
if(((!data34 || typeof data34 != "object") && (typeof data34 !== "string")) && (!((typeof data34 == "number") && (isFinite(data34))))){
const err88 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/where",schemaPath:"#/properties/events/additionalProperties/properties/where/type",keyword:"type",params:{type: schema31.properties.events.additionalProperties.properties.where.type},message:"must be object,array,string,number"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data29.refines !== undefined){
let data35 = data29.refines;
if(typeof data35 === "string"){
if(!pattern15.test(data35)){
const err89 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/refines",schemaPath:"#/properties/events/additionalProperties/properties/refines/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/refines",schemaPath:"#/properties/events/additionalProperties/properties/refines/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data29.operation !== undefined){
let data36 = data29.operation;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.by === undefined){
const err91 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation",schemaPath:"#/properties/events/additionalProperties/properties/operation/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data36.within === undefined){
const err92 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation",schemaPath:"#/properties/events/additionalProperties/properties/operation/required",keyword:"required",params:{missingProperty: "within"},message:"must have required property '"+"within"+"'"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
for(const key6 in data36){
if(!((((key6 === "by") || (key6 === "any")) || (key6 === "time")) || (key6 === "within"))){
const err93 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation",schemaPath:"#/properties/events/additionalProperties/properties/operation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data36.by !== undefined){
let data37 = data36.by;
if(Array.isArray(data37)){
if(data37.length < 1){
const err94 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/by",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/by/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
const len6 = data37.length;
for(let i6=0; i6<len6; i6++){
let data38 = data37[i6];
if(typeof data38 === "string"){
if(func2(data38) > 200){
const err95 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/by/" + i6,schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/by/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!pattern20.test(data38)){
const err96 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/by/" + i6,schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/by/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/by/" + i6,schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/by/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/by",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/by/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data36.any !== undefined){
let data39 = data36.any;
if(((!data39 || typeof data39 != "object") && (typeof data39 !== "string")) && (!((typeof data39 == "number") && (isFinite(data39))))){
const err99 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/any",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/any/type",keyword:"type",params:{type: schema31.properties.events.additionalProperties.properties.operation.properties.any.type},message:"must be object,array,string,number"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data36.time !== undefined){
let data40 = data36.time;
if(typeof data40 !== "string"){
const err100 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/time",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!((data40 === "first") || (data40 === "last"))){
const err101 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/time",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/time/enum",keyword:"enum",params:{allowedValues: schema31.properties.events.additionalProperties.properties.operation.properties.time.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data36.within !== undefined){
let data41 = data36.within;
if(typeof data41 === "string"){
if(!pattern21.test(data41)){
const err102 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/within",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/within/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation/within",schemaPath:"#/properties/events/additionalProperties/properties/operation/properties/within/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/operation",schemaPath:"#/properties/events/additionalProperties/properties/operation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data29.otherwise !== undefined){
let data42 = data29.otherwise;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.source === undefined){
const err105 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data42.where === undefined){
const err106 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
for(const key7 in data42){
if(!(((key7 === "source") || (key7 === "where")) || (key7 === "reason"))){
const err107 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data42.source !== undefined){
let data43 = data42.source;
if(typeof data43 === "string"){
if(func2(data43) > 120){
const err108 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise/source",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/properties/source/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(!pattern18.test(data43)){
const err109 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise/source",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/properties/source/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise/source",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data42.where !== undefined){
let data44 = data42.where;
if(((!data44 || typeof data44 != "object") && (typeof data44 !== "string")) && (!((typeof data44 == "number") && (isFinite(data44))))){
const err111 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise/where",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/properties/where/type",keyword:"type",params:{type: schema31.properties.events.additionalProperties.properties.otherwise.properties.where.type},message:"must be object,array,string,number"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data42.reason !== undefined){
let data45 = data42.reason;
if(typeof data45 === "string"){
if(!pattern8.test(data45)){
const err112 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise/reason",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise/reason",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/otherwise",schemaPath:"#/properties/events/additionalProperties/properties/otherwise/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/events/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/events/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data.trigger !== undefined){
let data46 = data.trigger;
if(!(data46 && typeof data46 == "object" && !Array.isArray(data46))){
const err117 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
const _errs108 = errors;
let valid24 = false;
let passing0 = null;
const _errs109 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type === undefined){
const err118 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/0/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data46.events === undefined){
const err119 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/0/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
for(const key8 in data46){
if(!((key8 === "type") || (key8 === "events"))){
const err120 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data46.type !== undefined){
let data47 = data46.type;
if(typeof data47 !== "string"){
const err121 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/0/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if("match" !== data47){
const err122 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "match"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data46.events !== undefined){
let data48 = data46.events;
if(Array.isArray(data48)){
if(data48.length < 1){
const err123 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/0/properties/events/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
const len7 = data48.length;
for(let i7=0; i7<len7; i7++){
let data49 = data48[i7];
if(typeof data49 === "string"){
if(!pattern15.test(data49)){
const err124 = {instancePath:instancePath+"/trigger/events/" + i7,schemaPath:"#/properties/trigger/oneOf/0/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/trigger/events/" + i7,schemaPath:"#/properties/trigger/oneOf/0/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
let i8 = data48.length;
let j0;
if(i8 > 1){
const indices0 = {};
for(;i8--;){
let item0 = data48[i8];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err126 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/0/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i8+" are identical)"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
break;
}
indices0[item0] = i8;
}
}
}
else {
const err127 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/0/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
else {
const err128 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid1 = _errs109 === errors;
if(_valid1){
valid24 = true;
passing0 = 0;
var props1 = true;
}
const _errs118 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type === undefined){
const err129 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/1/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data46.events === undefined){
const err130 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/1/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data46.timespan === undefined){
const err131 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/1/required",keyword:"required",params:{missingProperty: "timespan"},message:"must have required property '"+"timespan"+"'"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data46.condition === undefined){
const err132 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/1/required",keyword:"required",params:{missingProperty: "condition"},message:"must have required property '"+"condition"+"'"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key9 in data46){
if(!((((((key9 === "type") || (key9 === "events")) || (key9 === "group_by")) || (key9 === "timespan")) || (key9 === "condition")) || (key9 === "aliases"))){
const err133 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data46.type !== undefined){
let data50 = data46.type;
if(typeof data50 !== "string"){
const err134 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/1/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if("event_count" !== data50){
const err135 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "event_count"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data46.events !== undefined){
let data51 = data46.events;
if(Array.isArray(data51)){
if(data51.length < 1){
const err136 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/1/properties/events/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
const len8 = data51.length;
for(let i9=0; i9<len8; i9++){
let data52 = data51[i9];
if(typeof data52 === "string"){
if(!pattern15.test(data52)){
const err137 = {instancePath:instancePath+"/trigger/events/" + i9,schemaPath:"#/properties/trigger/oneOf/1/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {instancePath:instancePath+"/trigger/events/" + i9,schemaPath:"#/properties/trigger/oneOf/1/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
let i10 = data51.length;
let j1;
if(i10 > 1){
const indices1 = {};
for(;i10--;){
let item1 = data51[i10];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err139 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/1/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i10+" are identical)"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
break;
}
indices1[item1] = i10;
}
}
}
else {
const err140 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/1/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data46.group_by !== undefined){
let data53 = data46.group_by;
if(Array.isArray(data53)){
if(data53.length < 1){
const err141 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/1/properties/group_by/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
const len9 = data53.length;
for(let i11=0; i11<len9; i11++){
let data54 = data53[i11];
if(typeof data54 === "string"){
if(func2(data54) > 200){
const err142 = {instancePath:instancePath+"/trigger/group_by/" + i11,schemaPath:"#/properties/trigger/oneOf/1/properties/group_by/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(!pattern20.test(data54)){
const err143 = {instancePath:instancePath+"/trigger/group_by/" + i11,schemaPath:"#/properties/trigger/oneOf/1/properties/group_by/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/trigger/group_by/" + i11,schemaPath:"#/properties/trigger/oneOf/1/properties/group_by/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
}
else {
const err145 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/1/properties/group_by/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data46.timespan !== undefined){
let data55 = data46.timespan;
if(typeof data55 === "string"){
if(!pattern21.test(data55)){
const err146 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/1/properties/timespan/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/1/properties/timespan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data46.condition !== undefined){
let data56 = data46.condition;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
if(Object.keys(data56).length < 1){
const err148 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
for(const key10 in data56){
if(!((((((key10 === "gt") || (key10 === "gte")) || (key10 === "lt")) || (key10 === "lte")) || (key10 === "eq")) || (key10 === "neq"))){
const err149 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data56.gt !== undefined){
let data57 = data56.gt;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err150 = {instancePath:instancePath+"/trigger/condition/gt",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/gt/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 < 0 || isNaN(data57)){
const err151 = {instancePath:instancePath+"/trigger/condition/gt",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/gt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
if(data56.gte !== undefined){
let data58 = data56.gte;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err152 = {instancePath:instancePath+"/trigger/condition/gte",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/gte/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 < 0 || isNaN(data58)){
const err153 = {instancePath:instancePath+"/trigger/condition/gte",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/gte/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
}
if(data56.lt !== undefined){
let data59 = data56.lt;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
const err154 = {instancePath:instancePath+"/trigger/condition/lt",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/lt/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if((typeof data59 == "number") && (isFinite(data59))){
if(data59 < 0 || isNaN(data59)){
const err155 = {instancePath:instancePath+"/trigger/condition/lt",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/lt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
if(data56.lte !== undefined){
let data60 = data56.lte;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err156 = {instancePath:instancePath+"/trigger/condition/lte",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/lte/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if((typeof data60 == "number") && (isFinite(data60))){
if(data60 < 0 || isNaN(data60)){
const err157 = {instancePath:instancePath+"/trigger/condition/lte",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/lte/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
if(data56.eq !== undefined){
let data61 = data56.eq;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err158 = {instancePath:instancePath+"/trigger/condition/eq",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/eq/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 < 0 || isNaN(data61)){
const err159 = {instancePath:instancePath+"/trigger/condition/eq",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/eq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
}
if(data56.neq !== undefined){
let data62 = data56.neq;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
const err160 = {instancePath:instancePath+"/trigger/condition/neq",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/neq/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 < 0 || isNaN(data62)){
const err161 = {instancePath:instancePath+"/trigger/condition/neq",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/properties/neq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
}
else {
const err162 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/1/properties/condition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data46.aliases !== undefined){
let data63 = data46.aliases;
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
for(const key11 in data63){
const _errs150 = errors;
if(typeof key11 === "string"){
if(!pattern15.test(key11)){
const err163 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key11};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
else {
const err164 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key11};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
var valid36 = _errs150 === errors;
if(!valid36){
const err165 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
for(const key12 in data63){
let data64 = data63[key12];
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(Object.keys(data64).length < 1){
const err166 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
for(const key13 in data64){
const _errs155 = errors;
if(typeof key13 === "string"){
if(!pattern15.test(key13)){
const err167 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key13};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key13};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
var valid38 = _errs155 === errors;
if(!valid38){
const err169 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key13},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
for(const key14 in data64){
let data65 = data64[key14];
if(typeof data65 === "string"){
if(func2(data65) > 200){
const err170 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(!pattern20.test(data65)){
const err171 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/trigger/aliases/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
else {
const err174 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/1/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
else {
const err175 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
var _valid1 = _errs118 === errors;
if(_valid1 && valid24){
valid24 = false;
passing0 = [passing0, 1];
}
else {
if(_valid1){
valid24 = true;
passing0 = 1;
if(props1 !== true){
props1 = true;
}
}
const _errs160 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type === undefined){
const err176 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/2/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(data46.events === undefined){
const err177 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/2/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(data46.timespan === undefined){
const err178 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/2/required",keyword:"required",params:{missingProperty: "timespan"},message:"must have required property '"+"timespan"+"'"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data46.condition === undefined){
const err179 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/2/required",keyword:"required",params:{missingProperty: "condition"},message:"must have required property '"+"condition"+"'"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
for(const key15 in data46){
if(!((((((key15 === "type") || (key15 === "events")) || (key15 === "group_by")) || (key15 === "timespan")) || (key15 === "condition")) || (key15 === "aliases"))){
const err180 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data46.type !== undefined){
let data66 = data46.type;
if(typeof data66 !== "string"){
const err181 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/2/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if("value_count" !== data66){
const err182 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "value_count"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data46.events !== undefined){
let data67 = data46.events;
if(Array.isArray(data67)){
if(data67.length < 1){
const err183 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/2/properties/events/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
const len10 = data67.length;
for(let i12=0; i12<len10; i12++){
let data68 = data67[i12];
if(typeof data68 === "string"){
if(!pattern15.test(data68)){
const err184 = {instancePath:instancePath+"/trigger/events/" + i12,schemaPath:"#/properties/trigger/oneOf/2/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
else {
const err185 = {instancePath:instancePath+"/trigger/events/" + i12,schemaPath:"#/properties/trigger/oneOf/2/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
let i13 = data67.length;
let j2;
if(i13 > 1){
const indices2 = {};
for(;i13--;){
let item2 = data67[i13];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err186 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/2/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i13+" are identical)"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
break;
}
indices2[item2] = i13;
}
}
}
else {
const err187 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/2/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data46.group_by !== undefined){
let data69 = data46.group_by;
if(Array.isArray(data69)){
if(data69.length < 1){
const err188 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/2/properties/group_by/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
const len11 = data69.length;
for(let i14=0; i14<len11; i14++){
let data70 = data69[i14];
if(typeof data70 === "string"){
if(func2(data70) > 200){
const err189 = {instancePath:instancePath+"/trigger/group_by/" + i14,schemaPath:"#/properties/trigger/oneOf/2/properties/group_by/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(!pattern20.test(data70)){
const err190 = {instancePath:instancePath+"/trigger/group_by/" + i14,schemaPath:"#/properties/trigger/oneOf/2/properties/group_by/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
else {
const err191 = {instancePath:instancePath+"/trigger/group_by/" + i14,schemaPath:"#/properties/trigger/oneOf/2/properties/group_by/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
}
else {
const err192 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/2/properties/group_by/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data46.timespan !== undefined){
let data71 = data46.timespan;
if(typeof data71 === "string"){
if(!pattern21.test(data71)){
const err193 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/2/properties/timespan/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/2/properties/timespan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data46.condition !== undefined){
let data72 = data46.condition;
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if(Object.keys(data72).length < 2){
const err195 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/minProperties",keyword:"minProperties",params:{limit: 2},message:"must NOT have fewer than 2 properties"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if(data72.field === undefined){
const err196 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
for(const key16 in data72){
if(!(((((((key16 === "field") || (key16 === "gt")) || (key16 === "gte")) || (key16 === "lt")) || (key16 === "lte")) || (key16 === "eq")) || (key16 === "neq"))){
const err197 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data72.field !== undefined){
let data73 = data72.field;
const _errs179 = errors;
let valid47 = false;
const _errs180 = errors;
if(typeof data73 === "string"){
if(func2(data73) > 200){
const err198 = {instancePath:instancePath+"/trigger/condition/field",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(!pattern20.test(data73)){
const err199 = {instancePath:instancePath+"/trigger/condition/field",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/trigger/condition/field",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
var _valid2 = _errs180 === errors;
valid47 = valid47 || _valid2;
const _errs182 = errors;
if(Array.isArray(data73)){
if(data73.length < 1){
const err201 = {instancePath:instancePath+"/trigger/condition/field",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
const len12 = data73.length;
for(let i15=0; i15<len12; i15++){
let data74 = data73[i15];
if(typeof data74 === "string"){
if(func2(data74) > 200){
const err202 = {instancePath:instancePath+"/trigger/condition/field/" + i15,schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(!pattern20.test(data74)){
const err203 = {instancePath:instancePath+"/trigger/condition/field/" + i15,schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
else {
const err204 = {instancePath:instancePath+"/trigger/condition/field/" + i15,schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
}
else {
const err205 = {instancePath:instancePath+"/trigger/condition/field",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
var _valid2 = _errs182 === errors;
valid47 = valid47 || _valid2;
if(!valid47){
const err206 = {instancePath:instancePath+"/trigger/condition/field",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/field/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
else {
errors = _errs179;
if(vErrors !== null){
if(_errs179){
vErrors.length = _errs179;
}
else {
vErrors = null;
}
}
}
}
if(data72.gt !== undefined){
let data75 = data72.gt;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err207 = {instancePath:instancePath+"/trigger/condition/gt",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/gt/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 < 0 || isNaN(data75)){
const err208 = {instancePath:instancePath+"/trigger/condition/gt",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/gt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
}
if(data72.gte !== undefined){
let data76 = data72.gte;
if(!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76)))){
const err209 = {instancePath:instancePath+"/trigger/condition/gte",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/gte/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 < 0 || isNaN(data76)){
const err210 = {instancePath:instancePath+"/trigger/condition/gte",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/gte/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
}
if(data72.lt !== undefined){
let data77 = data72.lt;
if(!(((typeof data77 == "number") && (!(data77 % 1) && !isNaN(data77))) && (isFinite(data77)))){
const err211 = {instancePath:instancePath+"/trigger/condition/lt",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/lt/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 < 0 || isNaN(data77)){
const err212 = {instancePath:instancePath+"/trigger/condition/lt",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/lt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
}
if(data72.lte !== undefined){
let data78 = data72.lte;
if(!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78)))){
const err213 = {instancePath:instancePath+"/trigger/condition/lte",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/lte/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 < 0 || isNaN(data78)){
const err214 = {instancePath:instancePath+"/trigger/condition/lte",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/lte/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
}
if(data72.eq !== undefined){
let data79 = data72.eq;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
const err215 = {instancePath:instancePath+"/trigger/condition/eq",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/eq/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 < 0 || isNaN(data79)){
const err216 = {instancePath:instancePath+"/trigger/condition/eq",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/eq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
}
if(data72.neq !== undefined){
let data80 = data72.neq;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err217 = {instancePath:instancePath+"/trigger/condition/neq",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/neq/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 < 0 || isNaN(data80)){
const err218 = {instancePath:instancePath+"/trigger/condition/neq",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/properties/neq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
}
}
else {
const err219 = {instancePath:instancePath+"/trigger/condition",schemaPath:"#/properties/trigger/oneOf/2/properties/condition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data46.aliases !== undefined){
let data81 = data46.aliases;
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
for(const key17 in data81){
const _errs200 = errors;
if(typeof key17 === "string"){
if(!pattern15.test(key17)){
const err220 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key17};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
else {
const err221 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key17};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
var valid50 = _errs200 === errors;
if(!valid50){
const err222 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/propertyNames",keyword:"propertyNames",params:{propertyName: key17},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
for(const key18 in data81){
let data82 = data81[key18];
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
if(Object.keys(data82).length < 1){
const err223 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
for(const key19 in data82){
const _errs205 = errors;
if(typeof key19 === "string"){
if(!pattern15.test(key19)){
const err224 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key19};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key19};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
var valid52 = _errs205 === errors;
if(!valid52){
const err226 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key19},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
for(const key20 in data82){
let data83 = data82[key20];
if(typeof data83 === "string"){
if(func2(data83) > 200){
const err227 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if(!pattern20.test(data83)){
const err228 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
else {
const err229 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
}
else {
const err230 = {instancePath:instancePath+"/trigger/aliases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
}
else {
const err231 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/2/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
}
else {
const err232 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
var _valid1 = _errs160 === errors;
if(_valid1 && valid24){
valid24 = false;
passing0 = [passing0, 2];
}
else {
if(_valid1){
valid24 = true;
passing0 = 2;
if(props1 !== true){
props1 = true;
}
}
const _errs210 = errors;
const _errs212 = errors;
let valid54 = true;
const _errs213 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing1;
if((data46.anchor === undefined) && (missing1 = "anchor")){
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
var _valid3 = _errs213 === errors;
errors = _errs212;
if(vErrors !== null){
if(_errs212){
vErrors.length = _errs212;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid3){
const _errs214 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.before === undefined){
const err234 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/then/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
if(data46.after === undefined){
const err235 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/then/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(data46.timespan !== undefined){
const err236 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/3/then/properties/timespan/not",keyword:"not",params:{},message:"must NOT be valid"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
var _valid3 = _errs214 === errors;
valid54 = _valid3;
if(valid54){
var props2 = {};
props2.before = true;
props2.after = true;
props2.timespan = true;
props2.anchor = true;
}
ifClause1 = "then";
}
else {
const _errs217 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.timespan === undefined){
const err237 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/else/required",keyword:"required",params:{missingProperty: "timespan"},message:"must have required property '"+"timespan"+"'"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if(data46.before !== undefined){
const err238 = {instancePath:instancePath+"/trigger/before",schemaPath:"#/properties/trigger/oneOf/3/else/properties/before/not",keyword:"not",params:{},message:"must NOT be valid"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(data46.after !== undefined){
const err239 = {instancePath:instancePath+"/trigger/after",schemaPath:"#/properties/trigger/oneOf/3/else/properties/after/not",keyword:"not",params:{},message:"must NOT be valid"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
var _valid3 = _errs217 === errors;
valid54 = _valid3;
if(valid54){
if(props2 !== true){
props2 = props2 || {};
props2.timespan = true;
props2.before = true;
props2.after = true;
}
}
ifClause1 = "else";
}
if(!valid54){
const err240 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type === undefined){
const err241 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(data46.events === undefined){
const err242 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if(data46.group_by === undefined){
const err243 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/required",keyword:"required",params:{missingProperty: "group_by"},message:"must have required property '"+"group_by"+"'"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
for(const key21 in data46){
if(!((((((((key21 === "type") || (key21 === "events")) || (key21 === "group_by")) || (key21 === "timespan")) || (key21 === "anchor")) || (key21 === "before")) || (key21 === "after")) || (key21 === "aliases"))){
const err244 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data46.type !== undefined){
let data87 = data46.type;
if(typeof data87 !== "string"){
const err245 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/3/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if("temporal" !== data87){
const err246 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "temporal"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
if(data46.events !== undefined){
let data88 = data46.events;
if(Array.isArray(data88)){
if(data88.length < 1){
const err247 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/3/properties/events/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
const len13 = data88.length;
for(let i16=0; i16<len13; i16++){
let data89 = data88[i16];
if(typeof data89 === "string"){
if(!pattern15.test(data89)){
const err248 = {instancePath:instancePath+"/trigger/events/" + i16,schemaPath:"#/properties/trigger/oneOf/3/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
else {
const err249 = {instancePath:instancePath+"/trigger/events/" + i16,schemaPath:"#/properties/trigger/oneOf/3/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
let i17 = data88.length;
let j3;
if(i17 > 1){
const indices3 = {};
for(;i17--;){
let item3 = data88[i17];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err250 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/3/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i17+" are identical)"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
break;
}
indices3[item3] = i17;
}
}
}
else {
const err251 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/3/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
if(data46.group_by !== undefined){
let data90 = data46.group_by;
if(Array.isArray(data90)){
if(data90.length < 1){
const err252 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/3/properties/group_by/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
const len14 = data90.length;
for(let i18=0; i18<len14; i18++){
let data91 = data90[i18];
if(typeof data91 === "string"){
if(func2(data91) > 200){
const err253 = {instancePath:instancePath+"/trigger/group_by/" + i18,schemaPath:"#/properties/trigger/oneOf/3/properties/group_by/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if(!pattern20.test(data91)){
const err254 = {instancePath:instancePath+"/trigger/group_by/" + i18,schemaPath:"#/properties/trigger/oneOf/3/properties/group_by/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
else {
const err255 = {instancePath:instancePath+"/trigger/group_by/" + i18,schemaPath:"#/properties/trigger/oneOf/3/properties/group_by/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
}
else {
const err256 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/3/properties/group_by/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data46.timespan !== undefined){
let data92 = data46.timespan;
if(typeof data92 === "string"){
if(!pattern21.test(data92)){
const err257 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/3/properties/timespan/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
else {
const err258 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/3/properties/timespan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
if(data46.anchor !== undefined){
let data93 = data46.anchor;
if(typeof data93 === "string"){
if(!pattern15.test(data93)){
const err259 = {instancePath:instancePath+"/trigger/anchor",schemaPath:"#/properties/trigger/oneOf/3/properties/anchor/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
else {
const err260 = {instancePath:instancePath+"/trigger/anchor",schemaPath:"#/properties/trigger/oneOf/3/properties/anchor/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
if(data46.before !== undefined){
let data94 = data46.before;
if(typeof data94 === "string"){
if(!pattern21.test(data94)){
const err261 = {instancePath:instancePath+"/trigger/before",schemaPath:"#/properties/trigger/oneOf/3/properties/before/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
else {
const err262 = {instancePath:instancePath+"/trigger/before",schemaPath:"#/properties/trigger/oneOf/3/properties/before/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
if(data46.after !== undefined){
let data95 = data46.after;
if(typeof data95 === "string"){
if(!pattern21.test(data95)){
const err263 = {instancePath:instancePath+"/trigger/after",schemaPath:"#/properties/trigger/oneOf/3/properties/after/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
else {
const err264 = {instancePath:instancePath+"/trigger/after",schemaPath:"#/properties/trigger/oneOf/3/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data46.aliases !== undefined){
let data96 = data46.aliases;
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
for(const key22 in data96){
const _errs243 = errors;
if(typeof key22 === "string"){
if(!pattern15.test(key22)){
const err265 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key22};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
else {
const err266 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key22};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
var valid63 = _errs243 === errors;
if(!valid63){
const err267 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/propertyNames",keyword:"propertyNames",params:{propertyName: key22},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
for(const key23 in data96){
let data97 = data96[key23];
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
if(Object.keys(data97).length < 1){
const err268 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
for(const key24 in data97){
const _errs248 = errors;
if(typeof key24 === "string"){
if(!pattern15.test(key24)){
const err269 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key24};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
else {
const err270 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key24};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
var valid65 = _errs248 === errors;
if(!valid65){
const err271 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key24},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
for(const key25 in data97){
let data98 = data97[key25];
if(typeof data98 === "string"){
if(func2(data98) > 200){
const err272 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(!pattern20.test(data98)){
const err273 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
else {
const err274 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
}
else {
const err275 = {instancePath:instancePath+"/trigger/aliases/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
}
else {
const err276 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/3/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
}
else {
const err277 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
var _valid1 = _errs210 === errors;
if(_valid1 && valid24){
valid24 = false;
passing0 = [passing0, 3];
}
else {
if(_valid1){
valid24 = true;
passing0 = 3;
if(props1 !== true){
props1 = true;
}
}
const _errs253 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type === undefined){
const err278 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/4/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
if(data46.events === undefined){
const err279 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/4/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(data46.group_by === undefined){
const err280 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/4/required",keyword:"required",params:{missingProperty: "group_by"},message:"must have required property '"+"group_by"+"'"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(data46.timespan === undefined){
const err281 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/4/required",keyword:"required",params:{missingProperty: "timespan"},message:"must have required property '"+"timespan"+"'"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
for(const key26 in data46){
if(!(((((key26 === "type") || (key26 === "events")) || (key26 === "group_by")) || (key26 === "timespan")) || (key26 === "aliases"))){
const err282 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
if(data46.type !== undefined){
let data99 = data46.type;
if(typeof data99 !== "string"){
const err283 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/4/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
if("temporal_ordered" !== data99){
const err284 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "temporal_ordered"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data46.events !== undefined){
let data100 = data46.events;
if(Array.isArray(data100)){
if(data100.length < 2){
const err285 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/4/properties/events/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
const len15 = data100.length;
for(let i19=0; i19<len15; i19++){
let data101 = data100[i19];
if(typeof data101 === "string"){
if(!pattern15.test(data101)){
const err286 = {instancePath:instancePath+"/trigger/events/" + i19,schemaPath:"#/properties/trigger/oneOf/4/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
else {
const err287 = {instancePath:instancePath+"/trigger/events/" + i19,schemaPath:"#/properties/trigger/oneOf/4/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
let i20 = data100.length;
let j4;
if(i20 > 1){
const indices4 = {};
for(;i20--;){
let item4 = data100[i20];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err288 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/4/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i20, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i20+" are identical)"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
break;
}
indices4[item4] = i20;
}
}
}
else {
const err289 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/4/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
if(data46.group_by !== undefined){
let data102 = data46.group_by;
if(Array.isArray(data102)){
if(data102.length < 1){
const err290 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/4/properties/group_by/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
const len16 = data102.length;
for(let i21=0; i21<len16; i21++){
let data103 = data102[i21];
if(typeof data103 === "string"){
if(func2(data103) > 200){
const err291 = {instancePath:instancePath+"/trigger/group_by/" + i21,schemaPath:"#/properties/trigger/oneOf/4/properties/group_by/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(!pattern20.test(data103)){
const err292 = {instancePath:instancePath+"/trigger/group_by/" + i21,schemaPath:"#/properties/trigger/oneOf/4/properties/group_by/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
else {
const err293 = {instancePath:instancePath+"/trigger/group_by/" + i21,schemaPath:"#/properties/trigger/oneOf/4/properties/group_by/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
}
else {
const err294 = {instancePath:instancePath+"/trigger/group_by",schemaPath:"#/properties/trigger/oneOf/4/properties/group_by/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
if(data46.timespan !== undefined){
let data104 = data46.timespan;
if(typeof data104 === "string"){
if(!pattern21.test(data104)){
const err295 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/4/properties/timespan/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
else {
const err296 = {instancePath:instancePath+"/trigger/timespan",schemaPath:"#/properties/trigger/oneOf/4/properties/timespan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
if(data46.aliases !== undefined){
let data105 = data46.aliases;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
for(const key27 in data105){
const _errs270 = errors;
if(typeof key27 === "string"){
if(!pattern15.test(key27)){
const err297 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key27};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
else {
const err298 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key27};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
var valid73 = _errs270 === errors;
if(!valid73){
const err299 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/propertyNames",keyword:"propertyNames",params:{propertyName: key27},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
for(const key28 in data105){
let data106 = data105[key28];
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
if(Object.keys(data106).length < 1){
const err300 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
for(const key29 in data106){
const _errs275 = errors;
if(typeof key29 === "string"){
if(!pattern15.test(key29)){
const err301 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key29};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
else {
const err302 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key29};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
var valid75 = _errs275 === errors;
if(!valid75){
const err303 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key29},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
for(const key30 in data106){
let data107 = data106[key30];
if(typeof data107 === "string"){
if(func2(data107) > 200){
const err304 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
if(!pattern20.test(data107)){
const err305 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
else {
const err306 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
}
else {
const err307 = {instancePath:instancePath+"/trigger/aliases/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
}
else {
const err308 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/4/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
}
else {
const err309 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
var _valid1 = _errs253 === errors;
if(_valid1 && valid24){
valid24 = false;
passing0 = [passing0, 4];
}
else {
if(_valid1){
valid24 = true;
passing0 = 4;
if(props1 !== true){
props1 = true;
}
}
const _errs280 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type === undefined){
const err310 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/5/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(data46.events === undefined){
const err311 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/5/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
if(data46.value === undefined){
const err312 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/5/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if(data46.history === undefined){
const err313 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/5/required",keyword:"required",params:{missingProperty: "history"},message:"must have required property '"+"history"+"'"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
for(const key31 in data46){
if(!(((((key31 === "type") || (key31 === "events")) || (key31 === "value")) || (key31 === "history")) || (key31 === "aliases"))){
const err314 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
if(data46.type !== undefined){
let data108 = data46.type;
if(typeof data108 !== "string"){
const err315 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/5/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if("first_seen" !== data108){
const err316 = {instancePath:instancePath+"/trigger/type",schemaPath:"#/properties/trigger/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "first_seen"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
if(data46.events !== undefined){
let data109 = data46.events;
if(Array.isArray(data109)){
if(data109.length < 1){
const err317 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/5/properties/events/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
const len17 = data109.length;
for(let i22=0; i22<len17; i22++){
let data110 = data109[i22];
if(typeof data110 === "string"){
if(!pattern15.test(data110)){
const err318 = {instancePath:instancePath+"/trigger/events/" + i22,schemaPath:"#/properties/trigger/oneOf/5/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
else {
const err319 = {instancePath:instancePath+"/trigger/events/" + i22,schemaPath:"#/properties/trigger/oneOf/5/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
let i23 = data109.length;
let j5;
if(i23 > 1){
const indices5 = {};
for(;i23--;){
let item5 = data109[i23];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err320 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/5/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i23, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i23+" are identical)"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
break;
}
indices5[item5] = i23;
}
}
}
else {
const err321 = {instancePath:instancePath+"/trigger/events",schemaPath:"#/properties/trigger/oneOf/5/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
if(data46.value !== undefined){
let data111 = data46.value;
if(Array.isArray(data111)){
if(data111.length > 3){
const err322 = {instancePath:instancePath+"/trigger/value",schemaPath:"#/properties/trigger/oneOf/5/properties/value/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
if(data111.length < 1){
const err323 = {instancePath:instancePath+"/trigger/value",schemaPath:"#/properties/trigger/oneOf/5/properties/value/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
const len18 = data111.length;
for(let i24=0; i24<len18; i24++){
let data112 = data111[i24];
if(typeof data112 === "string"){
if(func2(data112) > 200){
const err324 = {instancePath:instancePath+"/trigger/value/" + i24,schemaPath:"#/properties/trigger/oneOf/5/properties/value/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(!pattern20.test(data112)){
const err325 = {instancePath:instancePath+"/trigger/value/" + i24,schemaPath:"#/properties/trigger/oneOf/5/properties/value/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
else {
const err326 = {instancePath:instancePath+"/trigger/value/" + i24,schemaPath:"#/properties/trigger/oneOf/5/properties/value/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
}
else {
const err327 = {instancePath:instancePath+"/trigger/value",schemaPath:"#/properties/trigger/oneOf/5/properties/value/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
if(data46.history !== undefined){
let data113 = data46.history;
if(typeof data113 === "string"){
if(!pattern21.test(data113)){
const err328 = {instancePath:instancePath+"/trigger/history",schemaPath:"#/properties/trigger/oneOf/5/properties/history/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
else {
const err329 = {instancePath:instancePath+"/trigger/history",schemaPath:"#/properties/trigger/oneOf/5/properties/history/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
if(data46.aliases !== undefined){
let data114 = data46.aliases;
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
for(const key32 in data114){
const _errs297 = errors;
if(typeof key32 === "string"){
if(!pattern15.test(key32)){
const err330 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key32};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
else {
const err331 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key32};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
var valid83 = _errs297 === errors;
if(!valid83){
const err332 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/propertyNames",keyword:"propertyNames",params:{propertyName: key32},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
for(const key33 in data114){
let data115 = data114[key33];
if(data115 && typeof data115 == "object" && !Array.isArray(data115)){
if(Object.keys(data115).length < 1){
const err333 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
for(const key34 in data115){
const _errs302 = errors;
if(typeof key34 === "string"){
if(!pattern15.test(key34)){
const err334 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key34};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
else {
const err335 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key34};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
var valid85 = _errs302 === errors;
if(!valid85){
const err336 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key34},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
for(const key35 in data115){
let data116 = data115[key35];
if(typeof data116 === "string"){
if(func2(data116) > 200){
const err337 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
if(!pattern20.test(data116)){
const err338 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
else {
const err339 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
}
else {
const err340 = {instancePath:instancePath+"/trigger/aliases/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
}
else {
const err341 = {instancePath:instancePath+"/trigger/aliases",schemaPath:"#/properties/trigger/oneOf/5/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
}
else {
const err342 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
var _valid1 = _errs280 === errors;
if(_valid1 && valid24){
valid24 = false;
passing0 = [passing0, 5];
}
else {
if(_valid1){
valid24 = true;
passing0 = 5;
if(props1 !== true){
props1 = true;
}
}
}
}
}
}
}
if(!valid24){
const err343 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
else {
errors = _errs108;
if(vErrors !== null){
if(_errs108){
vErrors.length = _errs108;
}
else {
vErrors = null;
}
}
}
}
if(data.once_per !== undefined){
let data117 = data.once_per;
if(data117 && typeof data117 == "object" && !Array.isArray(data117)){
if(data117.fields === undefined){
const err344 = {instancePath:instancePath+"/once_per",schemaPath:"#/properties/once_per/required",keyword:"required",params:{missingProperty: "fields"},message:"must have required property '"+"fields"+"'"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if(data117.within === undefined){
const err345 = {instancePath:instancePath+"/once_per",schemaPath:"#/properties/once_per/required",keyword:"required",params:{missingProperty: "within"},message:"must have required property '"+"within"+"'"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
for(const key36 in data117){
if(!((key36 === "fields") || (key36 === "within"))){
const err346 = {instancePath:instancePath+"/once_per",schemaPath:"#/properties/once_per/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
if(data117.fields !== undefined){
let data118 = data117.fields;
if(Array.isArray(data118)){
if(data118.length < 1){
const err347 = {instancePath:instancePath+"/once_per/fields",schemaPath:"#/properties/once_per/properties/fields/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
const len19 = data118.length;
for(let i25=0; i25<len19; i25++){
let data119 = data118[i25];
if(typeof data119 === "string"){
if(func2(data119) > 200){
const err348 = {instancePath:instancePath+"/once_per/fields/" + i25,schemaPath:"#/properties/once_per/properties/fields/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
if(!pattern20.test(data119)){
const err349 = {instancePath:instancePath+"/once_per/fields/" + i25,schemaPath:"#/properties/once_per/properties/fields/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
else {
const err350 = {instancePath:instancePath+"/once_per/fields/" + i25,schemaPath:"#/properties/once_per/properties/fields/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
}
else {
const err351 = {instancePath:instancePath+"/once_per/fields",schemaPath:"#/properties/once_per/properties/fields/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
if(data117.within !== undefined){
let data120 = data117.within;
if(typeof data120 === "string"){
if(!pattern21.test(data120)){
const err352 = {instancePath:instancePath+"/once_per/within",schemaPath:"#/properties/once_per/properties/within/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
else {
const err353 = {instancePath:instancePath+"/once_per/within",schemaPath:"#/properties/once_per/properties/within/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
}
else {
const err354 = {instancePath:instancePath+"/once_per",schemaPath:"#/properties/once_per/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
if(data.schedule !== undefined){
let data121 = data.schedule;
if(data121 && typeof data121 == "object" && !Array.isArray(data121)){
if(data121.every === undefined){
const err355 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/required",keyword:"required",params:{missingProperty: "every"},message:"must have required property '"+"every"+"'"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
for(const key37 in data121){
if(!(((key37 === "every") || (key37 === "delay")) || (key37 === "mode"))){
const err356 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
if(data121.every !== undefined){
let data122 = data121.every;
if(typeof data122 === "string"){
if(!pattern21.test(data122)){
const err357 = {instancePath:instancePath+"/schedule/every",schemaPath:"#/properties/schedule/properties/every/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
else {
const err358 = {instancePath:instancePath+"/schedule/every",schemaPath:"#/properties/schedule/properties/every/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
if(data121.delay !== undefined){
let data123 = data121.delay;
if(typeof data123 === "string"){
if(!pattern21.test(data123)){
const err359 = {instancePath:instancePath+"/schedule/delay",schemaPath:"#/properties/schedule/properties/delay/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
else {
const err360 = {instancePath:instancePath+"/schedule/delay",schemaPath:"#/properties/schedule/properties/delay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
if(data121.mode !== undefined){
let data124 = data121.mode;
if(typeof data124 !== "string"){
const err361 = {instancePath:instancePath+"/schedule/mode",schemaPath:"#/properties/schedule/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
if(!((data124 === "scheduled") || (data124 === "realtime"))){
const err362 = {instancePath:instancePath+"/schedule/mode",schemaPath:"#/properties/schedule/properties/mode/enum",keyword:"enum",params:{allowedValues: schema31.properties.schedule.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
}
else {
const err363 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
if(data.limits !== undefined){
let data125 = data.limits;
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
for(const key38 in data125){
if(!((key38 === "max_alerts") || (key38 === "throttle"))){
const err364 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
if(data125.max_alerts !== undefined){
let data126 = data125.max_alerts;
if(!(((typeof data126 == "number") && (!(data126 % 1) && !isNaN(data126))) && (isFinite(data126)))){
const err365 = {instancePath:instancePath+"/limits/max_alerts",schemaPath:"#/properties/limits/properties/max_alerts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
if((typeof data126 == "number") && (isFinite(data126))){
if(data126 > 1000 || isNaN(data126)){
const err366 = {instancePath:instancePath+"/limits/max_alerts",schemaPath:"#/properties/limits/properties/max_alerts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
if(data126 < 1 || isNaN(data126)){
const err367 = {instancePath:instancePath+"/limits/max_alerts",schemaPath:"#/properties/limits/properties/max_alerts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
}
if(data125.throttle !== undefined){
let data127 = data125.throttle;
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
if(data127.fields === undefined){
const err368 = {instancePath:instancePath+"/limits/throttle",schemaPath:"#/properties/limits/properties/throttle/required",keyword:"required",params:{missingProperty: "fields"},message:"must have required property '"+"fields"+"'"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
if(data127.for === undefined){
const err369 = {instancePath:instancePath+"/limits/throttle",schemaPath:"#/properties/limits/properties/throttle/required",keyword:"required",params:{missingProperty: "for"},message:"must have required property '"+"for"+"'"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
for(const key39 in data127){
if(!((key39 === "fields") || (key39 === "for"))){
const err370 = {instancePath:instancePath+"/limits/throttle",schemaPath:"#/properties/limits/properties/throttle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key39},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
}
if(data127.fields !== undefined){
let data128 = data127.fields;
if(Array.isArray(data128)){
if(data128.length < 1){
const err371 = {instancePath:instancePath+"/limits/throttle/fields",schemaPath:"#/properties/limits/properties/throttle/properties/fields/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
const len20 = data128.length;
for(let i26=0; i26<len20; i26++){
let data129 = data128[i26];
if(typeof data129 === "string"){
if(func2(data129) > 200){
const err372 = {instancePath:instancePath+"/limits/throttle/fields/" + i26,schemaPath:"#/properties/limits/properties/throttle/properties/fields/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
if(!pattern20.test(data129)){
const err373 = {instancePath:instancePath+"/limits/throttle/fields/" + i26,schemaPath:"#/properties/limits/properties/throttle/properties/fields/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
else {
const err374 = {instancePath:instancePath+"/limits/throttle/fields/" + i26,schemaPath:"#/properties/limits/properties/throttle/properties/fields/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
}
}
else {
const err375 = {instancePath:instancePath+"/limits/throttle/fields",schemaPath:"#/properties/limits/properties/throttle/properties/fields/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
if(data127.for !== undefined){
let data130 = data127.for;
if(typeof data130 === "string"){
if(!pattern21.test(data130)){
const err376 = {instancePath:instancePath+"/limits/throttle/for",schemaPath:"#/properties/limits/properties/throttle/properties/for/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
else {
const err377 = {instancePath:instancePath+"/limits/throttle/for",schemaPath:"#/properties/limits/properties/throttle/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
}
else {
const err378 = {instancePath:instancePath+"/limits/throttle",schemaPath:"#/properties/limits/properties/throttle/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
}
else {
const err379 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
}
if(data.output !== undefined){
let data131 = data.output;
if(Array.isArray(data131)){
const len21 = data131.length;
for(let i27=0; i27<len21; i27++){
let data132 = data131[i27];
const _errs342 = errors;
let valid97 = false;
let passing1 = null;
const _errs343 = errors;
if(typeof data132 === "string"){
if(func2(data132) > 200){
const err380 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/0/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
if(!pattern20.test(data132)){
const err381 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/0/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
else {
const err382 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
var _valid4 = _errs343 === errors;
if(_valid4){
valid97 = true;
passing1 = 0;
}
const _errs345 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.value === undefined){
const err383 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/1/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
if(data132.as === undefined){
const err384 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/1/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
for(const key40 in data132){
if(!((key40 === "value") || (key40 === "as"))){
const err385 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key40},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
if(data132.value !== undefined){
let data133 = data132.value;
if(typeof data133 === "string"){
if(func2(data133) > 200){
const err386 = {instancePath:instancePath+"/output/" + i27+"/value",schemaPath:"#/properties/output/items/oneOf/1/properties/value/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
if(!pattern20.test(data133)){
const err387 = {instancePath:instancePath+"/output/" + i27+"/value",schemaPath:"#/properties/output/items/oneOf/1/properties/value/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
}
else {
const err388 = {instancePath:instancePath+"/output/" + i27+"/value",schemaPath:"#/properties/output/items/oneOf/1/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
if(data132.as !== undefined){
let data134 = data132.as;
if(typeof data134 === "string"){
if(!pattern15.test(data134)){
const err389 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/1/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
}
else {
const err390 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/1/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
}
else {
const err391 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
var _valid4 = _errs345 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 1];
}
else {
if(_valid4){
valid97 = true;
passing1 = 1;
var props3 = true;
}
const _errs352 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.count === undefined){
const err392 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/2/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
if(data132.as === undefined){
const err393 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/2/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
for(const key41 in data132){
if(!((key41 === "count") || (key41 === "as"))){
const err394 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key41},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
if(data132.count !== undefined){
let data135 = data132.count;
if(typeof data135 === "string"){
if(!pattern15.test(data135)){
const err395 = {instancePath:instancePath+"/output/" + i27+"/count",schemaPath:"#/properties/output/items/oneOf/2/properties/count/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
else {
const err396 = {instancePath:instancePath+"/output/" + i27+"/count",schemaPath:"#/properties/output/items/oneOf/2/properties/count/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
}
if(data132.as !== undefined){
let data136 = data132.as;
if(typeof data136 === "string"){
if(!pattern15.test(data136)){
const err397 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/2/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
else {
const err398 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/2/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
}
else {
const err399 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
var _valid4 = _errs352 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 2];
}
else {
if(_valid4){
valid97 = true;
passing1 = 2;
if(props3 !== true){
props3 = true;
}
}
const _errs359 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.count_distinct === undefined){
const err400 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/3/required",keyword:"required",params:{missingProperty: "count_distinct"},message:"must have required property '"+"count_distinct"+"'"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
if(data132.as === undefined){
const err401 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/3/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
for(const key42 in data132){
if(!((key42 === "count_distinct") || (key42 === "as"))){
const err402 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key42},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
}
if(data132.count_distinct !== undefined){
let data137 = data132.count_distinct;
const _errs363 = errors;
let valid101 = false;
const _errs364 = errors;
if(typeof data137 === "string"){
if(func2(data137) > 200){
const err403 = {instancePath:instancePath+"/output/" + i27+"/count_distinct",schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
if(!pattern20.test(data137)){
const err404 = {instancePath:instancePath+"/output/" + i27+"/count_distinct",schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
else {
const err405 = {instancePath:instancePath+"/output/" + i27+"/count_distinct",schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
var _valid5 = _errs364 === errors;
valid101 = valid101 || _valid5;
const _errs366 = errors;
if(Array.isArray(data137)){
if(data137.length < 1){
const err406 = {instancePath:instancePath+"/output/" + i27+"/count_distinct",schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
const len22 = data137.length;
for(let i28=0; i28<len22; i28++){
let data138 = data137[i28];
if(typeof data138 === "string"){
if(func2(data138) > 200){
const err407 = {instancePath:instancePath+"/output/" + i27+"/count_distinct/" + i28,schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
if(!pattern20.test(data138)){
const err408 = {instancePath:instancePath+"/output/" + i27+"/count_distinct/" + i28,schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
else {
const err409 = {instancePath:instancePath+"/output/" + i27+"/count_distinct/" + i28,schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
}
}
else {
const err410 = {instancePath:instancePath+"/output/" + i27+"/count_distinct",schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
var _valid5 = _errs366 === errors;
valid101 = valid101 || _valid5;
if(!valid101){
const err411 = {instancePath:instancePath+"/output/" + i27+"/count_distinct",schemaPath:"#/properties/output/items/oneOf/3/properties/count_distinct/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
else {
errors = _errs363;
if(vErrors !== null){
if(_errs363){
vErrors.length = _errs363;
}
else {
vErrors = null;
}
}
}
}
if(data132.as !== undefined){
let data139 = data132.as;
if(typeof data139 === "string"){
if(!pattern15.test(data139)){
const err412 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/3/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
}
else {
const err413 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/3/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
}
}
else {
const err414 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
var _valid4 = _errs359 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 3];
}
else {
if(_valid4){
valid97 = true;
passing1 = 3;
if(props3 !== true){
props3 = true;
}
}
const _errs372 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.values === undefined){
const err415 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/4/required",keyword:"required",params:{missingProperty: "values"},message:"must have required property '"+"values"+"'"};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
if(data132.as === undefined){
const err416 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/4/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
for(const key43 in data132){
if(!(((key43 === "values") || (key43 === "as")) || (key43 === "limit"))){
const err417 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key43},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
}
if(data132.values !== undefined){
let data140 = data132.values;
if(typeof data140 === "string"){
if(func2(data140) > 200){
const err418 = {instancePath:instancePath+"/output/" + i27+"/values",schemaPath:"#/properties/output/items/oneOf/4/properties/values/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
if(!pattern20.test(data140)){
const err419 = {instancePath:instancePath+"/output/" + i27+"/values",schemaPath:"#/properties/output/items/oneOf/4/properties/values/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
}
else {
const err420 = {instancePath:instancePath+"/output/" + i27+"/values",schemaPath:"#/properties/output/items/oneOf/4/properties/values/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
}
if(data132.as !== undefined){
let data141 = data132.as;
if(typeof data141 === "string"){
if(!pattern15.test(data141)){
const err421 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/4/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
}
else {
const err422 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/4/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
}
if(data132.limit !== undefined){
let data142 = data132.limit;
if(!(((typeof data142 == "number") && (!(data142 % 1) && !isNaN(data142))) && (isFinite(data142)))){
const err423 = {instancePath:instancePath+"/output/" + i27+"/limit",schemaPath:"#/properties/output/items/oneOf/4/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
if((typeof data142 == "number") && (isFinite(data142))){
if(data142 > 1000 || isNaN(data142)){
const err424 = {instancePath:instancePath+"/output/" + i27+"/limit",schemaPath:"#/properties/output/items/oneOf/4/properties/limit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
if(data142 < 1 || isNaN(data142)){
const err425 = {instancePath:instancePath+"/output/" + i27+"/limit",schemaPath:"#/properties/output/items/oneOf/4/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
}
}
}
}
else {
const err426 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
var _valid4 = _errs372 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 4];
}
else {
if(_valid4){
valid97 = true;
passing1 = 4;
if(props3 !== true){
props3 = true;
}
}
const _errs381 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.first === undefined){
const err427 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/5/required",keyword:"required",params:{missingProperty: "first"},message:"must have required property '"+"first"+"'"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
if(data132.as === undefined){
const err428 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/5/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
for(const key44 in data132){
if(!((key44 === "first") || (key44 === "as"))){
const err429 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key44},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
}
if(data132.first !== undefined){
let data143 = data132.first;
if(typeof data143 === "string"){
if(func2(data143) > 200){
const err430 = {instancePath:instancePath+"/output/" + i27+"/first",schemaPath:"#/properties/output/items/oneOf/5/properties/first/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
if(!pattern20.test(data143)){
const err431 = {instancePath:instancePath+"/output/" + i27+"/first",schemaPath:"#/properties/output/items/oneOf/5/properties/first/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
}
else {
const err432 = {instancePath:instancePath+"/output/" + i27+"/first",schemaPath:"#/properties/output/items/oneOf/5/properties/first/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
}
if(data132.as !== undefined){
let data144 = data132.as;
if(typeof data144 === "string"){
if(!pattern15.test(data144)){
const err433 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/5/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
}
else {
const err434 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/5/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
}
}
else {
const err435 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
var _valid4 = _errs381 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 5];
}
else {
if(_valid4){
valid97 = true;
passing1 = 5;
if(props3 !== true){
props3 = true;
}
}
const _errs388 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.last === undefined){
const err436 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/6/required",keyword:"required",params:{missingProperty: "last"},message:"must have required property '"+"last"+"'"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
if(data132.as === undefined){
const err437 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/6/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
for(const key45 in data132){
if(!((key45 === "last") || (key45 === "as"))){
const err438 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key45},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
}
if(data132.last !== undefined){
let data145 = data132.last;
if(typeof data145 === "string"){
if(func2(data145) > 200){
const err439 = {instancePath:instancePath+"/output/" + i27+"/last",schemaPath:"#/properties/output/items/oneOf/6/properties/last/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
if(!pattern20.test(data145)){
const err440 = {instancePath:instancePath+"/output/" + i27+"/last",schemaPath:"#/properties/output/items/oneOf/6/properties/last/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
}
else {
const err441 = {instancePath:instancePath+"/output/" + i27+"/last",schemaPath:"#/properties/output/items/oneOf/6/properties/last/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
}
if(data132.as !== undefined){
let data146 = data132.as;
if(typeof data146 === "string"){
if(!pattern15.test(data146)){
const err442 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/6/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
}
else {
const err443 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/6/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
}
}
else {
const err444 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/6/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
var _valid4 = _errs388 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 6];
}
else {
if(_valid4){
valid97 = true;
passing1 = 6;
if(props3 !== true){
props3 = true;
}
}
const _errs395 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.min === undefined){
const err445 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/7/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
if(data132.as === undefined){
const err446 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/7/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
for(const key46 in data132){
if(!((key46 === "min") || (key46 === "as"))){
const err447 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key46},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
}
if(data132.min !== undefined){
let data147 = data132.min;
if(typeof data147 === "string"){
if(func2(data147) > 200){
const err448 = {instancePath:instancePath+"/output/" + i27+"/min",schemaPath:"#/properties/output/items/oneOf/7/properties/min/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
if(!pattern20.test(data147)){
const err449 = {instancePath:instancePath+"/output/" + i27+"/min",schemaPath:"#/properties/output/items/oneOf/7/properties/min/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
}
else {
const err450 = {instancePath:instancePath+"/output/" + i27+"/min",schemaPath:"#/properties/output/items/oneOf/7/properties/min/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
}
}
if(data132.as !== undefined){
let data148 = data132.as;
if(typeof data148 === "string"){
if(!pattern15.test(data148)){
const err451 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/7/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
}
else {
const err452 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/7/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
}
}
else {
const err453 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/7/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
var _valid4 = _errs395 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 7];
}
else {
if(_valid4){
valid97 = true;
passing1 = 7;
if(props3 !== true){
props3 = true;
}
}
const _errs402 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.max === undefined){
const err454 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/8/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'"};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
if(data132.as === undefined){
const err455 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/8/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
for(const key47 in data132){
if(!((key47 === "max") || (key47 === "as"))){
const err456 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key47},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
}
if(data132.max !== undefined){
let data149 = data132.max;
if(typeof data149 === "string"){
if(func2(data149) > 200){
const err457 = {instancePath:instancePath+"/output/" + i27+"/max",schemaPath:"#/properties/output/items/oneOf/8/properties/max/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
}
if(!pattern20.test(data149)){
const err458 = {instancePath:instancePath+"/output/" + i27+"/max",schemaPath:"#/properties/output/items/oneOf/8/properties/max/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
}
else {
const err459 = {instancePath:instancePath+"/output/" + i27+"/max",schemaPath:"#/properties/output/items/oneOf/8/properties/max/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
}
if(data132.as !== undefined){
let data150 = data132.as;
if(typeof data150 === "string"){
if(!pattern15.test(data150)){
const err460 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/8/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
}
else {
const err461 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/8/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
}
}
else {
const err462 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/8/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
var _valid4 = _errs402 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 8];
}
else {
if(_valid4){
valid97 = true;
passing1 = 8;
if(props3 !== true){
props3 = true;
}
}
const _errs409 = errors;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
if(data132.duration === undefined){
const err463 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/9/required",keyword:"required",params:{missingProperty: "duration"},message:"must have required property '"+"duration"+"'"};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
if(data132.as === undefined){
const err464 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/9/required",keyword:"required",params:{missingProperty: "as"},message:"must have required property '"+"as"+"'"};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
for(const key48 in data132){
if(!((key48 === "duration") || (key48 === "as"))){
const err465 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key48},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
}
if(data132.duration !== undefined){
let data151 = data132.duration;
if(typeof data151 !== "string"){
const err466 = {instancePath:instancePath+"/output/" + i27+"/duration",schemaPath:"#/properties/output/items/oneOf/9/properties/duration/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
if("time" !== data151){
const err467 = {instancePath:instancePath+"/output/" + i27+"/duration",schemaPath:"#/properties/output/items/oneOf/9/properties/duration/const",keyword:"const",params:{allowedValue: "time"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
}
}
if(data132.as !== undefined){
let data152 = data132.as;
if(typeof data152 === "string"){
if(!pattern15.test(data152)){
const err468 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/9/properties/as/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
}
else {
const err469 = {instancePath:instancePath+"/output/" + i27+"/as",schemaPath:"#/properties/output/items/oneOf/9/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
}
}
else {
const err470 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf/9/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
var _valid4 = _errs409 === errors;
if(_valid4 && valid97){
valid97 = false;
passing1 = [passing1, 9];
}
else {
if(_valid4){
valid97 = true;
passing1 = 9;
if(props3 !== true){
props3 = true;
}
}
}
}
}
}
}
}
}
}
}
if(!valid97){
const err471 = {instancePath:instancePath+"/output/" + i27,schemaPath:"#/properties/output/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
else {
errors = _errs342;
if(vErrors !== null){
if(_errs342){
vErrors.length = _errs342;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err472 = {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
}
if(data.alert !== undefined){
let data153 = data.alert;
if(data153 && typeof data153 == "object" && !Array.isArray(data153)){
for(const key49 in data153){
if(!((key49 === "title") || (key49 === "description"))){
const err473 = {instancePath:instancePath+"/alert",schemaPath:"#/properties/alert/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key49},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
}
}
if(data153.title !== undefined){
let data154 = data153.title;
if(typeof data154 === "string"){
if(func2(data154) > 200){
const err474 = {instancePath:instancePath+"/alert/title",schemaPath:"#/properties/alert/properties/title/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
if(func2(data154) < 1){
const err475 = {instancePath:instancePath+"/alert/title",schemaPath:"#/properties/alert/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
}
else {
const err476 = {instancePath:instancePath+"/alert/title",schemaPath:"#/properties/alert/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
}
if(data153.description !== undefined){
let data155 = data153.description;
if(typeof data155 === "string"){
if(func2(data155) > 1000){
const err477 = {instancePath:instancePath+"/alert/description",schemaPath:"#/properties/alert/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
if(func2(data155) < 1){
const err478 = {instancePath:instancePath+"/alert/description",schemaPath:"#/properties/alert/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
}
else {
const err479 = {instancePath:instancePath+"/alert/description",schemaPath:"#/properties/alert/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
}
}
else {
const err480 = {instancePath:instancePath+"/alert",schemaPath:"#/properties/alert/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
}
if(data.entities !== undefined){
let data156 = data.entities;
if(Array.isArray(data156)){
const len23 = data156.length;
for(let i29=0; i29<len23; i29++){
let data157 = data156[i29];
if(data157 && typeof data157 == "object" && !Array.isArray(data157)){
if(data157.type === undefined){
const err481 = {instancePath:instancePath+"/entities/" + i29,schemaPath:"#/properties/entities/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
if(data157.field === undefined){
const err482 = {instancePath:instancePath+"/entities/" + i29,schemaPath:"#/properties/entities/items/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'"};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
for(const key50 in data157){
if(!((((key50 === "type") || (key50 === "field")) || (key50 === "role")) || (key50 === "title"))){
const err483 = {instancePath:instancePath+"/entities/" + i29,schemaPath:"#/properties/entities/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key50},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
}
if(data157.type !== undefined){
let data158 = data157.type;
if(typeof data158 !== "string"){
const err484 = {instancePath:instancePath+"/entities/" + i29+"/type",schemaPath:"#/properties/entities/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
if(!((((((((((((data158 === "account") || (data158 === "host")) || (data158 === "ip")) || (data158 === "azure_resource")) || (data158 === "aws_resource")) || (data158 === "gcp_resource")) || (data158 === "cloud_application")) || (data158 === "process")) || (data158 === "file")) || (data158 === "url")) || (data158 === "dns")) || (data158 === "mailbox"))){
const err485 = {instancePath:instancePath+"/entities/" + i29+"/type",schemaPath:"#/properties/entities/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.entities.items.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
}
}
if(data157.field !== undefined){
let data159 = data157.field;
if(typeof data159 === "string"){
if(func2(data159) > 200){
const err486 = {instancePath:instancePath+"/entities/" + i29+"/field",schemaPath:"#/properties/entities/items/properties/field/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
if(!pattern20.test(data159)){
const err487 = {instancePath:instancePath+"/entities/" + i29+"/field",schemaPath:"#/properties/entities/items/properties/field/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
}
else {
const err488 = {instancePath:instancePath+"/entities/" + i29+"/field",schemaPath:"#/properties/entities/items/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
}
if(data157.role !== undefined){
let data160 = data157.role;
if(typeof data160 !== "string"){
const err489 = {instancePath:instancePath+"/entities/" + i29+"/role",schemaPath:"#/properties/entities/items/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
if(!((((data160 === "actor") || (data160 === "target")) || (data160 === "source")) || (data160 === "other"))){
const err490 = {instancePath:instancePath+"/entities/" + i29+"/role",schemaPath:"#/properties/entities/items/properties/role/enum",keyword:"enum",params:{allowedValues: schema31.properties.entities.items.properties.role.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
}
if(data157.title !== undefined){
let data161 = data157.title;
if(typeof data161 === "string"){
if(!pattern8.test(data161)){
const err491 = {instancePath:instancePath+"/entities/" + i29+"/title",schemaPath:"#/properties/entities/items/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
}
else {
const err492 = {instancePath:instancePath+"/entities/" + i29+"/title",schemaPath:"#/properties/entities/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
}
}
else {
const err493 = {instancePath:instancePath+"/entities/" + i29,schemaPath:"#/properties/entities/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
}
}
else {
const err494 = {instancePath:instancePath+"/entities",schemaPath:"#/properties/entities/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
}
if(data.exclusions !== undefined){
let data162 = data.exclusions;
if(data162 && typeof data162 == "object" && !Array.isArray(data162)){
for(const key51 in data162){
const _errs438 = errors;
if(typeof key51 === "string"){
if(!pattern15.test(key51)){
const err495 = {instancePath:instancePath+"/exclusions",schemaPath:"#/properties/exclusions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key51};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
}
else {
const err496 = {instancePath:instancePath+"/exclusions",schemaPath:"#/properties/exclusions/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key51};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
}
var valid114 = _errs438 === errors;
if(!valid114){
const err497 = {instancePath:instancePath+"/exclusions",schemaPath:"#/properties/exclusions/propertyNames",keyword:"propertyNames",params:{propertyName: key51},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
}
for(const key52 in data162){
let data163 = data162[key52];
if(data163 && typeof data163 == "object" && !Array.isArray(data163)){
if(data163.reason === undefined){
const err498 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/exclusions/additionalProperties/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
if(data163.where === undefined){
const err499 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/exclusions/additionalProperties/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'"};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
for(const key53 in data163){
if(!(((((key53 === "title") || (key53 === "reason")) || (key53 === "enabled")) || (key53 === "events")) || (key53 === "where"))){
const err500 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/exclusions/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key53},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
}
if(data163.title !== undefined){
let data164 = data163.title;
if(typeof data164 === "string"){
if(!pattern8.test(data164)){
const err501 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/exclusions/additionalProperties/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
}
else {
const err502 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/exclusions/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
}
}
if(data163.reason !== undefined){
let data165 = data163.reason;
if(typeof data165 === "string"){
if(!pattern8.test(data165)){
const err503 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/properties/exclusions/additionalProperties/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
}
else {
const err504 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/reason",schemaPath:"#/properties/exclusions/additionalProperties/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
}
if(data163.enabled !== undefined){
if(typeof data163.enabled !== "boolean"){
const err505 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/enabled",schemaPath:"#/properties/exclusions/additionalProperties/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
}
if(data163.events !== undefined){
let data167 = data163.events;
if(Array.isArray(data167)){
if(data167.length < 1){
const err506 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",schemaPath:"#/properties/exclusions/additionalProperties/properties/events/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
const len24 = data167.length;
for(let i30=0; i30<len24; i30++){
let data168 = data167[i30];
if(typeof data168 === "string"){
if(!pattern15.test(data168)){
const err507 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + i30,schemaPath:"#/properties/exclusions/additionalProperties/properties/events/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
}
else {
const err508 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + i30,schemaPath:"#/properties/exclusions/additionalProperties/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
}
let i31 = data167.length;
let j6;
if(i31 > 1){
const indices6 = {};
for(;i31--;){
let item6 = data167[i31];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err509 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",schemaPath:"#/properties/exclusions/additionalProperties/properties/events/uniqueItems",keyword:"uniqueItems",params:{i: i31, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i31+" are identical)"};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
break;
}
indices6[item6] = i31;
}
}
}
else {
const err510 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",schemaPath:"#/properties/exclusions/additionalProperties/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
}
if(data163.where !== undefined){
let data169 = data163.where;
if(((!data169 || typeof data169 != "object") && (typeof data169 !== "string")) && (!((typeof data169 == "number") && (isFinite(data169))))){
const err511 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1")+"/where",schemaPath:"#/properties/exclusions/additionalProperties/properties/where/type",keyword:"type",params:{type: schema31.properties.exclusions.additionalProperties.properties.where.type},message:"must be object,array,string,number"};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
}
}
else {
const err512 = {instancePath:instancePath+"/exclusions/" + key52.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/exclusions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
}
}
else {
const err513 = {instancePath:instancePath+"/exclusions",schemaPath:"#/properties/exclusions/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
}
if(data.lists !== undefined){
let data170 = data.lists;
if(data170 && typeof data170 == "object" && !Array.isArray(data170)){
for(const key54 in data170){
const _errs458 = errors;
if(typeof key54 === "string"){
if(!pattern15.test(key54)){
const err514 = {instancePath:instancePath+"/lists",schemaPath:"#/properties/lists/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key54};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
}
else {
const err515 = {instancePath:instancePath+"/lists",schemaPath:"#/properties/lists/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key54};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
var valid120 = _errs458 === errors;
if(!valid120){
const err516 = {instancePath:instancePath+"/lists",schemaPath:"#/properties/lists/propertyNames",keyword:"propertyNames",params:{propertyName: key54},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
}
for(const key55 in data170){
let data171 = data170[key55];
if(data171 && typeof data171 == "object" && !Array.isArray(data171)){
if(data171.title === undefined){
const err517 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/lists/additionalProperties/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
if(data171.type === undefined){
const err518 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/lists/additionalProperties/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
if(data171.values === undefined){
const err519 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/lists/additionalProperties/required",keyword:"required",params:{missingProperty: "values"},message:"must have required property '"+"values"+"'"};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
for(const key56 in data171){
if(!(((((key56 === "title") || (key56 === "description")) || (key56 === "type")) || (key56 === "store")) || (key56 === "values"))){
const err520 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/lists/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key56},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
}
if(data171.title !== undefined){
let data172 = data171.title;
if(typeof data172 === "string"){
if(!pattern8.test(data172)){
const err521 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/lists/additionalProperties/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
}
}
else {
const err522 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/lists/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
}
if(data171.description !== undefined){
let data173 = data171.description;
if(typeof data173 === "string"){
if(!pattern8.test(data173)){
const err523 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/lists/additionalProperties/properties/description/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
}
else {
const err524 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/lists/additionalProperties/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
}
if(data171.type !== undefined){
let data174 = data171.type;
if(typeof data174 !== "string"){
const err525 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/lists/additionalProperties/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
if(!(((((((data174 === "string") || (data174 === "account")) || (data174 === "host")) || (data174 === "ip")) || (data174 === "command")) || (data174 === "resource")) || (data174 === "application"))){
const err526 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/lists/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.lists.additionalProperties.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
}
if(data171.store !== undefined){
let data175 = data171.store;
if(typeof data175 !== "string"){
const err527 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/store",schemaPath:"#/properties/lists/additionalProperties/properties/store/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
}
if(!((data175 === "inline") || (data175 === "lookup"))){
const err528 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/store",schemaPath:"#/properties/lists/additionalProperties/properties/store/enum",keyword:"enum",params:{allowedValues: schema31.properties.lists.additionalProperties.properties.store.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
}
if(data171.values !== undefined){
let data176 = data171.values;
if(Array.isArray(data176)){
const len25 = data176.length;
for(let i32=0; i32<len25; i32++){
if(typeof data176[i32] !== "string"){
const err529 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i32,schemaPath:"#/properties/lists/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
}
}
else {
const err530 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/lists/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
}
}
else {
const err531 = {instancePath:instancePath+"/lists/" + key55.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/lists/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
}
}
else {
const err532 = {instancePath:instancePath+"/lists",schemaPath:"#/properties/lists/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
}
if(data.score !== undefined){
let data178 = data.score;
if(data178 && typeof data178 == "object" && !Array.isArray(data178)){
if(data178.base === undefined){
const err533 = {instancePath:instancePath+"/score",schemaPath:"#/properties/score/required",keyword:"required",params:{missingProperty: "base"},message:"must have required property '"+"base"+"'"};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
if(data178.add === undefined){
const err534 = {instancePath:instancePath+"/score",schemaPath:"#/properties/score/required",keyword:"required",params:{missingProperty: "add"},message:"must have required property '"+"add"+"'"};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
}
for(const key57 in data178){
if(!(((key57 === "base") || (key57 === "add")) || (key57 === "at_least"))){
const err535 = {instancePath:instancePath+"/score",schemaPath:"#/properties/score/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key57},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
}
if(data178.base !== undefined){
let data179 = data178.base;
if(!(((typeof data179 == "number") && (!(data179 % 1) && !isNaN(data179))) && (isFinite(data179)))){
const err536 = {instancePath:instancePath+"/score/base",schemaPath:"#/properties/score/properties/base/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
if((typeof data179 == "number") && (isFinite(data179))){
if(data179 > 100 || isNaN(data179)){
const err537 = {instancePath:instancePath+"/score/base",schemaPath:"#/properties/score/properties/base/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
if(data179 < 0 || isNaN(data179)){
const err538 = {instancePath:instancePath+"/score/base",schemaPath:"#/properties/score/properties/base/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
}
}
if(data178.add !== undefined){
let data180 = data178.add;
if(Array.isArray(data180)){
if(data180.length < 1){
const err539 = {instancePath:instancePath+"/score/add",schemaPath:"#/properties/score/properties/add/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
const len26 = data180.length;
for(let i33=0; i33<len26; i33++){
let data181 = data180[i33];
if(data181 && typeof data181 == "object" && !Array.isArray(data181)){
if(data181.when === undefined){
const err540 = {instancePath:instancePath+"/score/add/" + i33,schemaPath:"#/properties/score/properties/add/items/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'"};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
if(data181.points === undefined){
const err541 = {instancePath:instancePath+"/score/add/" + i33,schemaPath:"#/properties/score/properties/add/items/required",keyword:"required",params:{missingProperty: "points"},message:"must have required property '"+"points"+"'"};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
for(const key58 in data181){
if(!((key58 === "when") || (key58 === "points"))){
const err542 = {instancePath:instancePath+"/score/add/" + i33,schemaPath:"#/properties/score/properties/add/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key58},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
}
if(data181.when !== undefined){
let data182 = data181.when;
if(typeof data182 === "string"){
if(!pattern15.test(data182)){
const err543 = {instancePath:instancePath+"/score/add/" + i33+"/when",schemaPath:"#/properties/score/properties/add/items/properties/when/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
}
else {
const err544 = {instancePath:instancePath+"/score/add/" + i33+"/when",schemaPath:"#/properties/score/properties/add/items/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
}
}
if(data181.points !== undefined){
let data183 = data181.points;
if(!(((typeof data183 == "number") && (!(data183 % 1) && !isNaN(data183))) && (isFinite(data183)))){
const err545 = {instancePath:instancePath+"/score/add/" + i33+"/points",schemaPath:"#/properties/score/properties/add/items/properties/points/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
if((typeof data183 == "number") && (isFinite(data183))){
if(data183 > 100 || isNaN(data183)){
const err546 = {instancePath:instancePath+"/score/add/" + i33+"/points",schemaPath:"#/properties/score/properties/add/items/properties/points/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
if(data183 < -100 || isNaN(data183)){
const err547 = {instancePath:instancePath+"/score/add/" + i33+"/points",schemaPath:"#/properties/score/properties/add/items/properties/points/minimum",keyword:"minimum",params:{comparison: ">=", limit: -100},message:"must be >= -100"};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
}
}
}
else {
const err548 = {instancePath:instancePath+"/score/add/" + i33,schemaPath:"#/properties/score/properties/add/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err548];
}
else {
vErrors.push(err548);
}
errors++;
}
}
}
else {
const err549 = {instancePath:instancePath+"/score/add",schemaPath:"#/properties/score/properties/add/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err549];
}
else {
vErrors.push(err549);
}
errors++;
}
}
if(data178.at_least !== undefined){
let data184 = data178.at_least;
if(!(((typeof data184 == "number") && (!(data184 % 1) && !isNaN(data184))) && (isFinite(data184)))){
const err550 = {instancePath:instancePath+"/score/at_least",schemaPath:"#/properties/score/properties/at_least/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err550];
}
else {
vErrors.push(err550);
}
errors++;
}
if((typeof data184 == "number") && (isFinite(data184))){
if(data184 > 1000 || isNaN(data184)){
const err551 = {instancePath:instancePath+"/score/at_least",schemaPath:"#/properties/score/properties/at_least/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err551];
}
else {
vErrors.push(err551);
}
errors++;
}
if(data184 < 0 || isNaN(data184)){
const err552 = {instancePath:instancePath+"/score/at_least",schemaPath:"#/properties/score/properties/at_least/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err552];
}
else {
vErrors.push(err552);
}
errors++;
}
}
}
}
else {
const err553 = {instancePath:instancePath+"/score",schemaPath:"#/properties/score/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err553];
}
else {
vErrors.push(err553);
}
errors++;
}
}
if(data.false_positives !== undefined){
let data185 = data.false_positives;
if(Array.isArray(data185)){
const len27 = data185.length;
for(let i34=0; i34<len27; i34++){
let data186 = data185[i34];
if(typeof data186 === "string"){
if(!pattern8.test(data186)){
const err554 = {instancePath:instancePath+"/false_positives/" + i34,schemaPath:"#/properties/false_positives/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err554];
}
else {
vErrors.push(err554);
}
errors++;
}
}
else {
const err555 = {instancePath:instancePath+"/false_positives/" + i34,schemaPath:"#/properties/false_positives/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err555];
}
else {
vErrors.push(err555);
}
errors++;
}
}
}
else {
const err556 = {instancePath:instancePath+"/false_positives",schemaPath:"#/properties/false_positives/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err556];
}
else {
vErrors.push(err556);
}
errors++;
}
}
if(data.guide !== undefined){
let data187 = data.guide;
if(data187 && typeof data187 == "object" && !Array.isArray(data187)){
for(const key59 in data187){
if(!((((key59 === "triage") || (key59 === "investigate")) || (key59 === "respond")) || (key59 === "tune"))){
const err557 = {instancePath:instancePath+"/guide",schemaPath:"#/properties/guide/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key59},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err557];
}
else {
vErrors.push(err557);
}
errors++;
}
}
if(data187.triage !== undefined){
let data188 = data187.triage;
if(Array.isArray(data188)){
const len28 = data188.length;
for(let i35=0; i35<len28; i35++){
let data189 = data188[i35];
if(typeof data189 === "string"){
if(!pattern8.test(data189)){
const err558 = {instancePath:instancePath+"/guide/triage/" + i35,schemaPath:"#/properties/guide/properties/triage/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err558];
}
else {
vErrors.push(err558);
}
errors++;
}
}
else {
const err559 = {instancePath:instancePath+"/guide/triage/" + i35,schemaPath:"#/properties/guide/properties/triage/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err559];
}
else {
vErrors.push(err559);
}
errors++;
}
}
}
else {
const err560 = {instancePath:instancePath+"/guide/triage",schemaPath:"#/properties/guide/properties/triage/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err560];
}
else {
vErrors.push(err560);
}
errors++;
}
}
if(data187.investigate !== undefined){
let data190 = data187.investigate;
if(Array.isArray(data190)){
const len29 = data190.length;
for(let i36=0; i36<len29; i36++){
let data191 = data190[i36];
if(typeof data191 === "string"){
if(!pattern8.test(data191)){
const err561 = {instancePath:instancePath+"/guide/investigate/" + i36,schemaPath:"#/properties/guide/properties/investigate/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err561];
}
else {
vErrors.push(err561);
}
errors++;
}
}
else {
const err562 = {instancePath:instancePath+"/guide/investigate/" + i36,schemaPath:"#/properties/guide/properties/investigate/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err562];
}
else {
vErrors.push(err562);
}
errors++;
}
}
}
else {
const err563 = {instancePath:instancePath+"/guide/investigate",schemaPath:"#/properties/guide/properties/investigate/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err563];
}
else {
vErrors.push(err563);
}
errors++;
}
}
if(data187.respond !== undefined){
let data192 = data187.respond;
if(Array.isArray(data192)){
const len30 = data192.length;
for(let i37=0; i37<len30; i37++){
let data193 = data192[i37];
if(typeof data193 === "string"){
if(!pattern8.test(data193)){
const err564 = {instancePath:instancePath+"/guide/respond/" + i37,schemaPath:"#/properties/guide/properties/respond/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err564];
}
else {
vErrors.push(err564);
}
errors++;
}
}
else {
const err565 = {instancePath:instancePath+"/guide/respond/" + i37,schemaPath:"#/properties/guide/properties/respond/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err565];
}
else {
vErrors.push(err565);
}
errors++;
}
}
}
else {
const err566 = {instancePath:instancePath+"/guide/respond",schemaPath:"#/properties/guide/properties/respond/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err566];
}
else {
vErrors.push(err566);
}
errors++;
}
}
if(data187.tune !== undefined){
let data194 = data187.tune;
if(Array.isArray(data194)){
const len31 = data194.length;
for(let i38=0; i38<len31; i38++){
let data195 = data194[i38];
if(typeof data195 === "string"){
if(!pattern8.test(data195)){
const err567 = {instancePath:instancePath+"/guide/tune/" + i38,schemaPath:"#/properties/guide/properties/tune/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err567];
}
else {
vErrors.push(err567);
}
errors++;
}
}
else {
const err568 = {instancePath:instancePath+"/guide/tune/" + i38,schemaPath:"#/properties/guide/properties/tune/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err568];
}
else {
vErrors.push(err568);
}
errors++;
}
}
}
else {
const err569 = {instancePath:instancePath+"/guide/tune",schemaPath:"#/properties/guide/properties/tune/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err569];
}
else {
vErrors.push(err569);
}
errors++;
}
}
}
else {
const err570 = {instancePath:instancePath+"/guide",schemaPath:"#/properties/guide/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err570];
}
else {
vErrors.push(err570);
}
errors++;
}
}
if(data.adversary_tests !== undefined){
let data196 = data.adversary_tests;
if(Array.isArray(data196)){
const len32 = data196.length;
for(let i39=0; i39<len32; i39++){
let data197 = data196[i39];
if(data197 && typeof data197 == "object" && !Array.isArray(data197)){
if(data197.title === undefined){
const err571 = {instancePath:instancePath+"/adversary_tests/" + i39,schemaPath:"#/properties/adversary_tests/items/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err571];
}
else {
vErrors.push(err571);
}
errors++;
}
if(data197.behaviour === undefined){
const err572 = {instancePath:instancePath+"/adversary_tests/" + i39,schemaPath:"#/properties/adversary_tests/items/required",keyword:"required",params:{missingProperty: "behaviour"},message:"must have required property '"+"behaviour"+"'"};
if(vErrors === null){
vErrors = [err572];
}
else {
vErrors.push(err572);
}
errors++;
}
if(data197.signals === undefined){
const err573 = {instancePath:instancePath+"/adversary_tests/" + i39,schemaPath:"#/properties/adversary_tests/items/required",keyword:"required",params:{missingProperty: "signals"},message:"must have required property '"+"signals"+"'"};
if(vErrors === null){
vErrors = [err573];
}
else {
vErrors.push(err573);
}
errors++;
}
for(const key60 in data197){
if(!((((((((key60 === "title") || (key60 === "platform")) || (key60 === "technique")) || (key60 === "behaviour")) || (key60 === "signals")) || (key60 === "atomic_id")) || (key60 === "commands")) || (key60 === "cleanup"))){
const err574 = {instancePath:instancePath+"/adversary_tests/" + i39,schemaPath:"#/properties/adversary_tests/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key60},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err574];
}
else {
vErrors.push(err574);
}
errors++;
}
}
if(data197.title !== undefined){
let data198 = data197.title;
if(typeof data198 === "string"){
if(!pattern8.test(data198)){
const err575 = {instancePath:instancePath+"/adversary_tests/" + i39+"/title",schemaPath:"#/properties/adversary_tests/items/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err575];
}
else {
vErrors.push(err575);
}
errors++;
}
}
else {
const err576 = {instancePath:instancePath+"/adversary_tests/" + i39+"/title",schemaPath:"#/properties/adversary_tests/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err576];
}
else {
vErrors.push(err576);
}
errors++;
}
}
if(data197.platform !== undefined){
let data199 = data197.platform;
if(typeof data199 === "string"){
if(func2(data199) < 1){
const err577 = {instancePath:instancePath+"/adversary_tests/" + i39+"/platform",schemaPath:"#/properties/adversary_tests/items/properties/platform/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err577];
}
else {
vErrors.push(err577);
}
errors++;
}
}
else {
const err578 = {instancePath:instancePath+"/adversary_tests/" + i39+"/platform",schemaPath:"#/properties/adversary_tests/items/properties/platform/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err578];
}
else {
vErrors.push(err578);
}
errors++;
}
}
if(data197.technique !== undefined){
let data200 = data197.technique;
if(typeof data200 === "string"){
if(!pattern10.test(data200)){
const err579 = {instancePath:instancePath+"/adversary_tests/" + i39+"/technique",schemaPath:"#/properties/adversary_tests/items/properties/technique/pattern",keyword:"pattern",params:{pattern: "^T[0-9]{4}(\\.[0-9]{3})?$"},message:"must match pattern \""+"^T[0-9]{4}(\\.[0-9]{3})?$"+"\""};
if(vErrors === null){
vErrors = [err579];
}
else {
vErrors.push(err579);
}
errors++;
}
}
else {
const err580 = {instancePath:instancePath+"/adversary_tests/" + i39+"/technique",schemaPath:"#/properties/adversary_tests/items/properties/technique/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err580];
}
else {
vErrors.push(err580);
}
errors++;
}
}
if(data197.behaviour !== undefined){
let data201 = data197.behaviour;
if(typeof data201 === "string"){
if(!pattern8.test(data201)){
const err581 = {instancePath:instancePath+"/adversary_tests/" + i39+"/behaviour",schemaPath:"#/properties/adversary_tests/items/properties/behaviour/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err581];
}
else {
vErrors.push(err581);
}
errors++;
}
}
else {
const err582 = {instancePath:instancePath+"/adversary_tests/" + i39+"/behaviour",schemaPath:"#/properties/adversary_tests/items/properties/behaviour/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err582];
}
else {
vErrors.push(err582);
}
errors++;
}
}
if(data197.signals !== undefined){
let data202 = data197.signals;
if(Array.isArray(data202)){
if(data202.length < 1){
const err583 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals",schemaPath:"#/properties/adversary_tests/items/properties/signals/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err583];
}
else {
vErrors.push(err583);
}
errors++;
}
const len33 = data202.length;
for(let i40=0; i40<len33; i40++){
let data203 = data202[i40];
if(data203 && typeof data203 == "object" && !Array.isArray(data203)){
if(data203.source === undefined){
const err584 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40,schemaPath:"#/properties/adversary_tests/items/properties/signals/items/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err584];
}
else {
vErrors.push(err584);
}
errors++;
}
if(data203.text === undefined){
const err585 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40,schemaPath:"#/properties/adversary_tests/items/properties/signals/items/required",keyword:"required",params:{missingProperty: "text"},message:"must have required property '"+"text"+"'"};
if(vErrors === null){
vErrors = [err585];
}
else {
vErrors.push(err585);
}
errors++;
}
for(const key61 in data203){
if(!((key61 === "source") || (key61 === "text"))){
const err586 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40,schemaPath:"#/properties/adversary_tests/items/properties/signals/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key61},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err586];
}
else {
vErrors.push(err586);
}
errors++;
}
}
if(data203.source !== undefined){
let data204 = data203.source;
if(typeof data204 === "string"){
if(func2(data204) > 120){
const err587 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40+"/source",schemaPath:"#/properties/adversary_tests/items/properties/signals/items/properties/source/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters"};
if(vErrors === null){
vErrors = [err587];
}
else {
vErrors.push(err587);
}
errors++;
}
if(!pattern18.test(data204)){
const err588 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40+"/source",schemaPath:"#/properties/adversary_tests/items/properties/signals/items/properties/source/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err588];
}
else {
vErrors.push(err588);
}
errors++;
}
}
else {
const err589 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40+"/source",schemaPath:"#/properties/adversary_tests/items/properties/signals/items/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err589];
}
else {
vErrors.push(err589);
}
errors++;
}
}
if(data203.text !== undefined){
let data205 = data203.text;
if(typeof data205 === "string"){
if(!pattern8.test(data205)){
const err590 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40+"/text",schemaPath:"#/properties/adversary_tests/items/properties/signals/items/properties/text/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err590];
}
else {
vErrors.push(err590);
}
errors++;
}
}
else {
const err591 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40+"/text",schemaPath:"#/properties/adversary_tests/items/properties/signals/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err591];
}
else {
vErrors.push(err591);
}
errors++;
}
}
}
else {
const err592 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals/" + i40,schemaPath:"#/properties/adversary_tests/items/properties/signals/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err592];
}
else {
vErrors.push(err592);
}
errors++;
}
}
}
else {
const err593 = {instancePath:instancePath+"/adversary_tests/" + i39+"/signals",schemaPath:"#/properties/adversary_tests/items/properties/signals/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err593];
}
else {
vErrors.push(err593);
}
errors++;
}
}
if(data197.atomic_id !== undefined){
let data206 = data197.atomic_id;
if(typeof data206 === "string"){
if(!pattern5.test(data206)){
const err594 = {instancePath:instancePath+"/adversary_tests/" + i39+"/atomic_id",schemaPath:"#/properties/adversary_tests/items/properties/atomic_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"+"\""};
if(vErrors === null){
vErrors = [err594];
}
else {
vErrors.push(err594);
}
errors++;
}
}
else {
const err595 = {instancePath:instancePath+"/adversary_tests/" + i39+"/atomic_id",schemaPath:"#/properties/adversary_tests/items/properties/atomic_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err595];
}
else {
vErrors.push(err595);
}
errors++;
}
}
if(data197.commands !== undefined){
let data207 = data197.commands;
if(Array.isArray(data207)){
const len34 = data207.length;
for(let i41=0; i41<len34; i41++){
let data208 = data207[i41];
if(typeof data208 === "string"){
if(!pattern8.test(data208)){
const err596 = {instancePath:instancePath+"/adversary_tests/" + i39+"/commands/" + i41,schemaPath:"#/properties/adversary_tests/items/properties/commands/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err596];
}
else {
vErrors.push(err596);
}
errors++;
}
}
else {
const err597 = {instancePath:instancePath+"/adversary_tests/" + i39+"/commands/" + i41,schemaPath:"#/properties/adversary_tests/items/properties/commands/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err597];
}
else {
vErrors.push(err597);
}
errors++;
}
}
}
else {
const err598 = {instancePath:instancePath+"/adversary_tests/" + i39+"/commands",schemaPath:"#/properties/adversary_tests/items/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err598];
}
else {
vErrors.push(err598);
}
errors++;
}
}
if(data197.cleanup !== undefined){
let data209 = data197.cleanup;
if(Array.isArray(data209)){
const len35 = data209.length;
for(let i42=0; i42<len35; i42++){
let data210 = data209[i42];
if(typeof data210 === "string"){
if(!pattern8.test(data210)){
const err599 = {instancePath:instancePath+"/adversary_tests/" + i39+"/cleanup/" + i42,schemaPath:"#/properties/adversary_tests/items/properties/cleanup/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err599];
}
else {
vErrors.push(err599);
}
errors++;
}
}
else {
const err600 = {instancePath:instancePath+"/adversary_tests/" + i39+"/cleanup/" + i42,schemaPath:"#/properties/adversary_tests/items/properties/cleanup/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err600];
}
else {
vErrors.push(err600);
}
errors++;
}
}
}
else {
const err601 = {instancePath:instancePath+"/adversary_tests/" + i39+"/cleanup",schemaPath:"#/properties/adversary_tests/items/properties/cleanup/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err601];
}
else {
vErrors.push(err601);
}
errors++;
}
}
}
else {
const err602 = {instancePath:instancePath+"/adversary_tests/" + i39,schemaPath:"#/properties/adversary_tests/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err602];
}
else {
vErrors.push(err602);
}
errors++;
}
}
}
else {
const err603 = {instancePath:instancePath+"/adversary_tests",schemaPath:"#/properties/adversary_tests/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err603];
}
else {
vErrors.push(err603);
}
errors++;
}
}
if(data.targets !== undefined){
let data211 = data.targets;
if(Array.isArray(data211)){
if(data211.length < 1){
const err604 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err604];
}
else {
vErrors.push(err604);
}
errors++;
}
const len36 = data211.length;
for(let i43=0; i43<len36; i43++){
let data212 = data211[i43];
if(typeof data212 !== "string"){
const err605 = {instancePath:instancePath+"/targets/" + i43,schemaPath:"#/properties/targets/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err605];
}
else {
vErrors.push(err605);
}
errors++;
}
if(!(((((data212 === "sentinel") || (data212 === "splunk")) || (data212 === "sumo")) || (data212 === "elastic")) || (data212 === "sigma"))){
const err606 = {instancePath:instancePath+"/targets/" + i43,schemaPath:"#/properties/targets/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.targets.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err606];
}
else {
vErrors.push(err606);
}
errors++;
}
}
let i44 = data211.length;
let j7;
if(i44 > 1){
const indices7 = {};
for(;i44--;){
let item7 = data211[i44];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err607 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i44, j: j7},message:"must NOT have duplicate items (items ## "+j7+" and "+i44+" are identical)"};
if(vErrors === null){
vErrors = [err607];
}
else {
vErrors.push(err607);
}
errors++;
break;
}
indices7[item7] = i44;
}
}
}
else {
const err608 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err608];
}
else {
vErrors.push(err608);
}
errors++;
}
}
if(data.accept !== undefined){
let data213 = data.accept;
if(Array.isArray(data213)){
const len37 = data213.length;
for(let i45=0; i45<len37; i45++){
let data214 = data213[i45];
if(data214 && typeof data214 == "object" && !Array.isArray(data214)){
if(data214.backend === undefined){
const err609 = {instancePath:instancePath+"/accept/" + i45,schemaPath:"#/properties/accept/items/required",keyword:"required",params:{missingProperty: "backend"},message:"must have required property '"+"backend"+"'"};
if(vErrors === null){
vErrors = [err609];
}
else {
vErrors.push(err609);
}
errors++;
}
if(data214.code === undefined){
const err610 = {instancePath:instancePath+"/accept/" + i45,schemaPath:"#/properties/accept/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err610];
}
else {
vErrors.push(err610);
}
errors++;
}
if(data214.reason === undefined){
const err611 = {instancePath:instancePath+"/accept/" + i45,schemaPath:"#/properties/accept/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err611];
}
else {
vErrors.push(err611);
}
errors++;
}
for(const key62 in data214){
if(!((((key62 === "backend") || (key62 === "code")) || (key62 === "about")) || (key62 === "reason"))){
const err612 = {instancePath:instancePath+"/accept/" + i45,schemaPath:"#/properties/accept/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key62},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err612];
}
else {
vErrors.push(err612);
}
errors++;
}
}
if(data214.backend !== undefined){
let data215 = data214.backend;
if(typeof data215 !== "string"){
const err613 = {instancePath:instancePath+"/accept/" + i45+"/backend",schemaPath:"#/properties/accept/items/properties/backend/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err613];
}
else {
vErrors.push(err613);
}
errors++;
}
if(!(((((data215 === "sentinel") || (data215 === "splunk")) || (data215 === "sumo")) || (data215 === "elastic")) || (data215 === "sigma"))){
const err614 = {instancePath:instancePath+"/accept/" + i45+"/backend",schemaPath:"#/properties/accept/items/properties/backend/enum",keyword:"enum",params:{allowedValues: schema31.properties.accept.items.properties.backend.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err614];
}
else {
vErrors.push(err614);
}
errors++;
}
}
if(data214.code !== undefined){
let data216 = data214.code;
if(typeof data216 === "string"){
if(!pattern108.test(data216)){
const err615 = {instancePath:instancePath+"/accept/" + i45+"/code",schemaPath:"#/properties/accept/items/properties/code/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err615];
}
else {
vErrors.push(err615);
}
errors++;
}
}
else {
const err616 = {instancePath:instancePath+"/accept/" + i45+"/code",schemaPath:"#/properties/accept/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err616];
}
else {
vErrors.push(err616);
}
errors++;
}
}
if(data214.about !== undefined){
let data217 = data214.about;
const _errs561 = errors;
let valid156 = false;
const _errs562 = errors;
if(typeof data217 === "string"){
if(!pattern8.test(data217)){
const err617 = {instancePath:instancePath+"/accept/" + i45+"/about",schemaPath:"#/properties/accept/items/properties/about/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err617];
}
else {
vErrors.push(err617);
}
errors++;
}
}
else {
const err618 = {instancePath:instancePath+"/accept/" + i45+"/about",schemaPath:"#/properties/accept/items/properties/about/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err618];
}
else {
vErrors.push(err618);
}
errors++;
}
var _valid6 = _errs562 === errors;
valid156 = valid156 || _valid6;
const _errs564 = errors;
if(Array.isArray(data217)){
if(data217.length < 1){
const err619 = {instancePath:instancePath+"/accept/" + i45+"/about",schemaPath:"#/properties/accept/items/properties/about/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err619];
}
else {
vErrors.push(err619);
}
errors++;
}
const len38 = data217.length;
for(let i46=0; i46<len38; i46++){
let data218 = data217[i46];
if(typeof data218 === "string"){
if(!pattern8.test(data218)){
const err620 = {instancePath:instancePath+"/accept/" + i45+"/about/" + i46,schemaPath:"#/properties/accept/items/properties/about/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err620];
}
else {
vErrors.push(err620);
}
errors++;
}
}
else {
const err621 = {instancePath:instancePath+"/accept/" + i45+"/about/" + i46,schemaPath:"#/properties/accept/items/properties/about/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err621];
}
else {
vErrors.push(err621);
}
errors++;
}
}
let i47 = data217.length;
let j8;
if(i47 > 1){
const indices8 = {};
for(;i47--;){
let item8 = data217[i47];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
const err622 = {instancePath:instancePath+"/accept/" + i45+"/about",schemaPath:"#/properties/accept/items/properties/about/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i47, j: j8},message:"must NOT have duplicate items (items ## "+j8+" and "+i47+" are identical)"};
if(vErrors === null){
vErrors = [err622];
}
else {
vErrors.push(err622);
}
errors++;
break;
}
indices8[item8] = i47;
}
}
}
else {
const err623 = {instancePath:instancePath+"/accept/" + i45+"/about",schemaPath:"#/properties/accept/items/properties/about/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err623];
}
else {
vErrors.push(err623);
}
errors++;
}
var _valid6 = _errs564 === errors;
valid156 = valid156 || _valid6;
if(!valid156){
const err624 = {instancePath:instancePath+"/accept/" + i45+"/about",schemaPath:"#/properties/accept/items/properties/about/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err624];
}
else {
vErrors.push(err624);
}
errors++;
}
else {
errors = _errs561;
if(vErrors !== null){
if(_errs561){
vErrors.length = _errs561;
}
else {
vErrors = null;
}
}
}
}
if(data214.reason !== undefined){
let data219 = data214.reason;
if(typeof data219 === "string"){
if(!pattern8.test(data219)){
const err625 = {instancePath:instancePath+"/accept/" + i45+"/reason",schemaPath:"#/properties/accept/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err625];
}
else {
vErrors.push(err625);
}
errors++;
}
}
else {
const err626 = {instancePath:instancePath+"/accept/" + i45+"/reason",schemaPath:"#/properties/accept/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err626];
}
else {
vErrors.push(err626);
}
errors++;
}
}
}
else {
const err627 = {instancePath:instancePath+"/accept/" + i45,schemaPath:"#/properties/accept/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err627];
}
else {
vErrors.push(err627);
}
errors++;
}
}
}
else {
const err628 = {instancePath:instancePath+"/accept",schemaPath:"#/properties/accept/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err628];
}
else {
vErrors.push(err628);
}
errors++;
}
}
if(data.silence !== undefined){
let data220 = data.silence;
if(Array.isArray(data220)){
const len39 = data220.length;
for(let i48=0; i48<len39; i48++){
let data221 = data220[i48];
if(data221 && typeof data221 == "object" && !Array.isArray(data221)){
if(data221.code === undefined){
const err629 = {instancePath:instancePath+"/silence/" + i48,schemaPath:"#/properties/silence/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err629];
}
else {
vErrors.push(err629);
}
errors++;
}
if(data221.reason === undefined){
const err630 = {instancePath:instancePath+"/silence/" + i48,schemaPath:"#/properties/silence/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err630];
}
else {
vErrors.push(err630);
}
errors++;
}
for(const key63 in data221){
if(!(((key63 === "code") || (key63 === "about")) || (key63 === "reason"))){
const err631 = {instancePath:instancePath+"/silence/" + i48,schemaPath:"#/properties/silence/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key63},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err631];
}
else {
vErrors.push(err631);
}
errors++;
}
}
if(data221.code !== undefined){
let data222 = data221.code;
if(typeof data222 === "string"){
if(!pattern112.test(data222)){
const err632 = {instancePath:instancePath+"/silence/" + i48+"/code",schemaPath:"#/properties/silence/items/properties/code/pattern",keyword:"pattern",params:{pattern: "^RW[0-9]{4}$"},message:"must match pattern \""+"^RW[0-9]{4}$"+"\""};
if(vErrors === null){
vErrors = [err632];
}
else {
vErrors.push(err632);
}
errors++;
}
}
else {
const err633 = {instancePath:instancePath+"/silence/" + i48+"/code",schemaPath:"#/properties/silence/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err633];
}
else {
vErrors.push(err633);
}
errors++;
}
}
if(data221.about !== undefined){
let data223 = data221.about;
const _errs578 = errors;
let valid163 = false;
const _errs579 = errors;
if(typeof data223 === "string"){
if(!pattern8.test(data223)){
const err634 = {instancePath:instancePath+"/silence/" + i48+"/about",schemaPath:"#/properties/silence/items/properties/about/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err634];
}
else {
vErrors.push(err634);
}
errors++;
}
}
else {
const err635 = {instancePath:instancePath+"/silence/" + i48+"/about",schemaPath:"#/properties/silence/items/properties/about/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err635];
}
else {
vErrors.push(err635);
}
errors++;
}
var _valid7 = _errs579 === errors;
valid163 = valid163 || _valid7;
const _errs581 = errors;
if(Array.isArray(data223)){
if(data223.length < 1){
const err636 = {instancePath:instancePath+"/silence/" + i48+"/about",schemaPath:"#/properties/silence/items/properties/about/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err636];
}
else {
vErrors.push(err636);
}
errors++;
}
const len40 = data223.length;
for(let i49=0; i49<len40; i49++){
let data224 = data223[i49];
if(typeof data224 === "string"){
if(!pattern8.test(data224)){
const err637 = {instancePath:instancePath+"/silence/" + i48+"/about/" + i49,schemaPath:"#/properties/silence/items/properties/about/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err637];
}
else {
vErrors.push(err637);
}
errors++;
}
}
else {
const err638 = {instancePath:instancePath+"/silence/" + i48+"/about/" + i49,schemaPath:"#/properties/silence/items/properties/about/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err638];
}
else {
vErrors.push(err638);
}
errors++;
}
}
let i50 = data223.length;
let j9;
if(i50 > 1){
const indices9 = {};
for(;i50--;){
let item9 = data223[i50];
if(typeof item9 !== "string"){
continue;
}
if(typeof indices9[item9] == "number"){
j9 = indices9[item9];
const err639 = {instancePath:instancePath+"/silence/" + i48+"/about",schemaPath:"#/properties/silence/items/properties/about/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i50, j: j9},message:"must NOT have duplicate items (items ## "+j9+" and "+i50+" are identical)"};
if(vErrors === null){
vErrors = [err639];
}
else {
vErrors.push(err639);
}
errors++;
break;
}
indices9[item9] = i50;
}
}
}
else {
const err640 = {instancePath:instancePath+"/silence/" + i48+"/about",schemaPath:"#/properties/silence/items/properties/about/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err640];
}
else {
vErrors.push(err640);
}
errors++;
}
var _valid7 = _errs581 === errors;
valid163 = valid163 || _valid7;
if(!valid163){
const err641 = {instancePath:instancePath+"/silence/" + i48+"/about",schemaPath:"#/properties/silence/items/properties/about/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err641];
}
else {
vErrors.push(err641);
}
errors++;
}
else {
errors = _errs578;
if(vErrors !== null){
if(_errs578){
vErrors.length = _errs578;
}
else {
vErrors = null;
}
}
}
}
if(data221.reason !== undefined){
let data225 = data221.reason;
if(typeof data225 === "string"){
if(!pattern8.test(data225)){
const err642 = {instancePath:instancePath+"/silence/" + i48+"/reason",schemaPath:"#/properties/silence/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err642];
}
else {
vErrors.push(err642);
}
errors++;
}
}
else {
const err643 = {instancePath:instancePath+"/silence/" + i48+"/reason",schemaPath:"#/properties/silence/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err643];
}
else {
vErrors.push(err643);
}
errors++;
}
}
}
else {
const err644 = {instancePath:instancePath+"/silence/" + i48,schemaPath:"#/properties/silence/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err644];
}
else {
vErrors.push(err644);
}
errors++;
}
}
}
else {
const err645 = {instancePath:instancePath+"/silence",schemaPath:"#/properties/silence/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err645];
}
else {
vErrors.push(err645);
}
errors++;
}
}
if(data.native !== undefined){
let data226 = data.native;
if(data226 && typeof data226 == "object" && !Array.isArray(data226)){
for(const key64 in data226){
if(!(((((key64 === "sentinel") || (key64 === "splunk")) || (key64 === "sumo")) || (key64 === "elastic")) || (key64 === "sigma"))){
const err646 = {instancePath:instancePath+"/native",schemaPath:"#/properties/native/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key64},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err646];
}
else {
vErrors.push(err646);
}
errors++;
}
}
if(data226.sentinel !== undefined){
let data227 = data226.sentinel;
if(data227 && typeof data227 == "object" && !Array.isArray(data227)){
if(Object.keys(data227).length < 1){
const err647 = {instancePath:instancePath+"/native/sentinel",schemaPath:"#/properties/native/properties/sentinel/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err647];
}
else {
vErrors.push(err647);
}
errors++;
}
for(const key65 in data227){
if(!(((key65 === "envelope") || (key65 === "query")) || (key65 === "part"))){
const err648 = {instancePath:instancePath+"/native/sentinel",schemaPath:"#/properties/native/properties/sentinel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key65},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err648];
}
else {
vErrors.push(err648);
}
errors++;
}
}
if(data227.envelope !== undefined){
let data228 = data227.envelope;
if(data228 && typeof data228 == "object" && !Array.isArray(data228)){
}
else {
const err649 = {instancePath:instancePath+"/native/sentinel/envelope",schemaPath:"#/properties/native/properties/sentinel/properties/envelope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err649];
}
else {
vErrors.push(err649);
}
errors++;
}
}
if(data227.query !== undefined){
let data229 = data227.query;
if(typeof data229 === "string"){
if(func2(data229) < 1){
const err650 = {instancePath:instancePath+"/native/sentinel/query",schemaPath:"#/properties/native/properties/sentinel/properties/query/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err650];
}
else {
vErrors.push(err650);
}
errors++;
}
}
else {
const err651 = {instancePath:instancePath+"/native/sentinel/query",schemaPath:"#/properties/native/properties/sentinel/properties/query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err651];
}
else {
vErrors.push(err651);
}
errors++;
}
}
if(data227.part !== undefined){
let data230 = data227.part;
if(typeof data230 === "string"){
if(!pattern15.test(data230)){
const err652 = {instancePath:instancePath+"/native/sentinel/part",schemaPath:"#/properties/native/properties/sentinel/properties/part/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err652];
}
else {
vErrors.push(err652);
}
errors++;
}
}
else {
const err653 = {instancePath:instancePath+"/native/sentinel/part",schemaPath:"#/properties/native/properties/sentinel/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err653];
}
else {
vErrors.push(err653);
}
errors++;
}
}
}
else {
const err654 = {instancePath:instancePath+"/native/sentinel",schemaPath:"#/properties/native/properties/sentinel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err654];
}
else {
vErrors.push(err654);
}
errors++;
}
}
if(data226.splunk !== undefined){
let data231 = data226.splunk;
if(data231 && typeof data231 == "object" && !Array.isArray(data231)){
if(Object.keys(data231).length < 1){
const err655 = {instancePath:instancePath+"/native/splunk",schemaPath:"#/properties/native/properties/splunk/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err655];
}
else {
vErrors.push(err655);
}
errors++;
}
for(const key66 in data231){
if(!(((key66 === "envelope") || (key66 === "query")) || (key66 === "part"))){
const err656 = {instancePath:instancePath+"/native/splunk",schemaPath:"#/properties/native/properties/splunk/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key66},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err656];
}
else {
vErrors.push(err656);
}
errors++;
}
}
if(data231.envelope !== undefined){
let data232 = data231.envelope;
if(data232 && typeof data232 == "object" && !Array.isArray(data232)){
}
else {
const err657 = {instancePath:instancePath+"/native/splunk/envelope",schemaPath:"#/properties/native/properties/splunk/properties/envelope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err657];
}
else {
vErrors.push(err657);
}
errors++;
}
}
if(data231.query !== undefined){
let data233 = data231.query;
if(typeof data233 === "string"){
if(func2(data233) < 1){
const err658 = {instancePath:instancePath+"/native/splunk/query",schemaPath:"#/properties/native/properties/splunk/properties/query/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err658];
}
else {
vErrors.push(err658);
}
errors++;
}
}
else {
const err659 = {instancePath:instancePath+"/native/splunk/query",schemaPath:"#/properties/native/properties/splunk/properties/query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err659];
}
else {
vErrors.push(err659);
}
errors++;
}
}
if(data231.part !== undefined){
let data234 = data231.part;
if(typeof data234 === "string"){
if(!pattern15.test(data234)){
const err660 = {instancePath:instancePath+"/native/splunk/part",schemaPath:"#/properties/native/properties/splunk/properties/part/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err660];
}
else {
vErrors.push(err660);
}
errors++;
}
}
else {
const err661 = {instancePath:instancePath+"/native/splunk/part",schemaPath:"#/properties/native/properties/splunk/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err661];
}
else {
vErrors.push(err661);
}
errors++;
}
}
}
else {
const err662 = {instancePath:instancePath+"/native/splunk",schemaPath:"#/properties/native/properties/splunk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err662];
}
else {
vErrors.push(err662);
}
errors++;
}
}
if(data226.sumo !== undefined){
let data235 = data226.sumo;
if(data235 && typeof data235 == "object" && !Array.isArray(data235)){
if(Object.keys(data235).length < 1){
const err663 = {instancePath:instancePath+"/native/sumo",schemaPath:"#/properties/native/properties/sumo/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err663];
}
else {
vErrors.push(err663);
}
errors++;
}
for(const key67 in data235){
if(!(((key67 === "envelope") || (key67 === "query")) || (key67 === "part"))){
const err664 = {instancePath:instancePath+"/native/sumo",schemaPath:"#/properties/native/properties/sumo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key67},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err664];
}
else {
vErrors.push(err664);
}
errors++;
}
}
if(data235.envelope !== undefined){
let data236 = data235.envelope;
if(data236 && typeof data236 == "object" && !Array.isArray(data236)){
}
else {
const err665 = {instancePath:instancePath+"/native/sumo/envelope",schemaPath:"#/properties/native/properties/sumo/properties/envelope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err665];
}
else {
vErrors.push(err665);
}
errors++;
}
}
if(data235.query !== undefined){
let data237 = data235.query;
if(typeof data237 === "string"){
if(func2(data237) < 1){
const err666 = {instancePath:instancePath+"/native/sumo/query",schemaPath:"#/properties/native/properties/sumo/properties/query/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err666];
}
else {
vErrors.push(err666);
}
errors++;
}
}
else {
const err667 = {instancePath:instancePath+"/native/sumo/query",schemaPath:"#/properties/native/properties/sumo/properties/query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err667];
}
else {
vErrors.push(err667);
}
errors++;
}
}
if(data235.part !== undefined){
let data238 = data235.part;
if(typeof data238 === "string"){
if(!pattern15.test(data238)){
const err668 = {instancePath:instancePath+"/native/sumo/part",schemaPath:"#/properties/native/properties/sumo/properties/part/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err668];
}
else {
vErrors.push(err668);
}
errors++;
}
}
else {
const err669 = {instancePath:instancePath+"/native/sumo/part",schemaPath:"#/properties/native/properties/sumo/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err669];
}
else {
vErrors.push(err669);
}
errors++;
}
}
}
else {
const err670 = {instancePath:instancePath+"/native/sumo",schemaPath:"#/properties/native/properties/sumo/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err670];
}
else {
vErrors.push(err670);
}
errors++;
}
}
if(data226.elastic !== undefined){
let data239 = data226.elastic;
if(data239 && typeof data239 == "object" && !Array.isArray(data239)){
if(Object.keys(data239).length < 1){
const err671 = {instancePath:instancePath+"/native/elastic",schemaPath:"#/properties/native/properties/elastic/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err671];
}
else {
vErrors.push(err671);
}
errors++;
}
for(const key68 in data239){
if(!(((key68 === "envelope") || (key68 === "query")) || (key68 === "part"))){
const err672 = {instancePath:instancePath+"/native/elastic",schemaPath:"#/properties/native/properties/elastic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key68},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err672];
}
else {
vErrors.push(err672);
}
errors++;
}
}
if(data239.envelope !== undefined){
let data240 = data239.envelope;
if(data240 && typeof data240 == "object" && !Array.isArray(data240)){
}
else {
const err673 = {instancePath:instancePath+"/native/elastic/envelope",schemaPath:"#/properties/native/properties/elastic/properties/envelope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err673];
}
else {
vErrors.push(err673);
}
errors++;
}
}
if(data239.query !== undefined){
let data241 = data239.query;
if(typeof data241 === "string"){
if(func2(data241) < 1){
const err674 = {instancePath:instancePath+"/native/elastic/query",schemaPath:"#/properties/native/properties/elastic/properties/query/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err674];
}
else {
vErrors.push(err674);
}
errors++;
}
}
else {
const err675 = {instancePath:instancePath+"/native/elastic/query",schemaPath:"#/properties/native/properties/elastic/properties/query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err675];
}
else {
vErrors.push(err675);
}
errors++;
}
}
if(data239.part !== undefined){
let data242 = data239.part;
if(typeof data242 === "string"){
if(!pattern15.test(data242)){
const err676 = {instancePath:instancePath+"/native/elastic/part",schemaPath:"#/properties/native/properties/elastic/properties/part/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err676];
}
else {
vErrors.push(err676);
}
errors++;
}
}
else {
const err677 = {instancePath:instancePath+"/native/elastic/part",schemaPath:"#/properties/native/properties/elastic/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err677];
}
else {
vErrors.push(err677);
}
errors++;
}
}
}
else {
const err678 = {instancePath:instancePath+"/native/elastic",schemaPath:"#/properties/native/properties/elastic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err678];
}
else {
vErrors.push(err678);
}
errors++;
}
}
if(data226.sigma !== undefined){
let data243 = data226.sigma;
if(data243 && typeof data243 == "object" && !Array.isArray(data243)){
if(Object.keys(data243).length < 1){
const err679 = {instancePath:instancePath+"/native/sigma",schemaPath:"#/properties/native/properties/sigma/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err679];
}
else {
vErrors.push(err679);
}
errors++;
}
for(const key69 in data243){
if(!(((key69 === "envelope") || (key69 === "query")) || (key69 === "part"))){
const err680 = {instancePath:instancePath+"/native/sigma",schemaPath:"#/properties/native/properties/sigma/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key69},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err680];
}
else {
vErrors.push(err680);
}
errors++;
}
}
if(data243.envelope !== undefined){
let data244 = data243.envelope;
if(data244 && typeof data244 == "object" && !Array.isArray(data244)){
}
else {
const err681 = {instancePath:instancePath+"/native/sigma/envelope",schemaPath:"#/properties/native/properties/sigma/properties/envelope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err681];
}
else {
vErrors.push(err681);
}
errors++;
}
}
if(data243.query !== undefined){
let data245 = data243.query;
if(typeof data245 === "string"){
if(func2(data245) < 1){
const err682 = {instancePath:instancePath+"/native/sigma/query",schemaPath:"#/properties/native/properties/sigma/properties/query/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err682];
}
else {
vErrors.push(err682);
}
errors++;
}
}
else {
const err683 = {instancePath:instancePath+"/native/sigma/query",schemaPath:"#/properties/native/properties/sigma/properties/query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err683];
}
else {
vErrors.push(err683);
}
errors++;
}
}
if(data243.part !== undefined){
let data246 = data243.part;
if(typeof data246 === "string"){
if(!pattern15.test(data246)){
const err684 = {instancePath:instancePath+"/native/sigma/part",schemaPath:"#/properties/native/properties/sigma/properties/part/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\""};
if(vErrors === null){
vErrors = [err684];
}
else {
vErrors.push(err684);
}
errors++;
}
}
else {
const err685 = {instancePath:instancePath+"/native/sigma/part",schemaPath:"#/properties/native/properties/sigma/properties/part/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err685];
}
else {
vErrors.push(err685);
}
errors++;
}
}
}
else {
const err686 = {instancePath:instancePath+"/native/sigma",schemaPath:"#/properties/native/properties/sigma/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err686];
}
else {
vErrors.push(err686);
}
errors++;
}
}
}
else {
const err687 = {instancePath:instancePath+"/native",schemaPath:"#/properties/native/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err687];
}
else {
vErrors.push(err687);
}
errors++;
}
}
if(data.tests !== undefined){
let data247 = data.tests;
if(Array.isArray(data247)){
const len41 = data247.length;
for(let i51=0; i51<len41; i51++){
let data248 = data247[i51];
if(data248 && typeof data248 == "object" && !Array.isArray(data248)){
if(data248.name === undefined){
const err688 = {instancePath:instancePath+"/tests/" + i51,schemaPath:"#/properties/tests/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err688];
}
else {
vErrors.push(err688);
}
errors++;
}
if(data248.events === undefined){
const err689 = {instancePath:instancePath+"/tests/" + i51,schemaPath:"#/properties/tests/items/required",keyword:"required",params:{missingProperty: "events"},message:"must have required property '"+"events"+"'"};
if(vErrors === null){
vErrors = [err689];
}
else {
vErrors.push(err689);
}
errors++;
}
if(data248.expect === undefined){
const err690 = {instancePath:instancePath+"/tests/" + i51,schemaPath:"#/properties/tests/items/required",keyword:"required",params:{missingProperty: "expect"},message:"must have required property '"+"expect"+"'"};
if(vErrors === null){
vErrors = [err690];
}
else {
vErrors.push(err690);
}
errors++;
}
for(const key70 in data248){
if(!((((((key70 === "name") || (key70 === "description")) || (key70 === "events")) || (key70 === "lists")) || (key70 === "exclusions")) || (key70 === "expect"))){
const err691 = {instancePath:instancePath+"/tests/" + i51,schemaPath:"#/properties/tests/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key70},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err691];
}
else {
vErrors.push(err691);
}
errors++;
}
}
if(data248.name !== undefined){
let data249 = data248.name;
if(typeof data249 === "string"){
if(!pattern8.test(data249)){
const err692 = {instancePath:instancePath+"/tests/" + i51+"/name",schemaPath:"#/properties/tests/items/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err692];
}
else {
vErrors.push(err692);
}
errors++;
}
}
else {
const err693 = {instancePath:instancePath+"/tests/" + i51+"/name",schemaPath:"#/properties/tests/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err693];
}
else {
vErrors.push(err693);
}
errors++;
}
}
if(data248.description !== undefined){
let data250 = data248.description;
if(typeof data250 === "string"){
if(!pattern8.test(data250)){
const err694 = {instancePath:instancePath+"/tests/" + i51+"/description",schemaPath:"#/properties/tests/items/properties/description/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err694];
}
else {
vErrors.push(err694);
}
errors++;
}
}
else {
const err695 = {instancePath:instancePath+"/tests/" + i51+"/description",schemaPath:"#/properties/tests/items/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err695];
}
else {
vErrors.push(err695);
}
errors++;
}
}
if(data248.events !== undefined){
let data251 = data248.events;
const _errs650 = errors;
let valid176 = false;
const _errs651 = errors;
if(typeof data251 === "string"){
if(func2(data251) < 1){
const err696 = {instancePath:instancePath+"/tests/" + i51+"/events",schemaPath:"#/properties/tests/items/properties/events/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err696];
}
else {
vErrors.push(err696);
}
errors++;
}
}
else {
const err697 = {instancePath:instancePath+"/tests/" + i51+"/events",schemaPath:"#/properties/tests/items/properties/events/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err697];
}
else {
vErrors.push(err697);
}
errors++;
}
var _valid8 = _errs651 === errors;
valid176 = valid176 || _valid8;
const _errs653 = errors;
if(Array.isArray(data251)){
if(data251.length < 1){
const err698 = {instancePath:instancePath+"/tests/" + i51+"/events",schemaPath:"#/properties/tests/items/properties/events/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err698];
}
else {
vErrors.push(err698);
}
errors++;
}
const len42 = data251.length;
for(let i52=0; i52<len42; i52++){
let data252 = data251[i52];
if(typeof data252 === "string"){
if(func2(data252) < 1){
const err699 = {instancePath:instancePath+"/tests/" + i51+"/events/" + i52,schemaPath:"#/properties/tests/items/properties/events/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err699];
}
else {
vErrors.push(err699);
}
errors++;
}
}
else {
const err700 = {instancePath:instancePath+"/tests/" + i51+"/events/" + i52,schemaPath:"#/properties/tests/items/properties/events/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err700];
}
else {
vErrors.push(err700);
}
errors++;
}
}
}
else {
const err701 = {instancePath:instancePath+"/tests/" + i51+"/events",schemaPath:"#/properties/tests/items/properties/events/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err701];
}
else {
vErrors.push(err701);
}
errors++;
}
var _valid8 = _errs653 === errors;
valid176 = valid176 || _valid8;
if(!valid176){
const err702 = {instancePath:instancePath+"/tests/" + i51+"/events",schemaPath:"#/properties/tests/items/properties/events/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err702];
}
else {
vErrors.push(err702);
}
errors++;
}
else {
errors = _errs650;
if(vErrors !== null){
if(_errs650){
vErrors.length = _errs650;
}
else {
vErrors = null;
}
}
}
}
if(data248.lists !== undefined){
let data253 = data248.lists;
if(data253 && typeof data253 == "object" && !Array.isArray(data253)){
for(const key71 in data253){
const _errs659 = errors;
if(typeof key71 === "string"){
if(!pattern15.test(key71)){
const err703 = {instancePath:instancePath+"/tests/" + i51+"/lists",schemaPath:"#/properties/tests/items/properties/lists/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key71};
if(vErrors === null){
vErrors = [err703];
}
else {
vErrors.push(err703);
}
errors++;
}
}
else {
const err704 = {instancePath:instancePath+"/tests/" + i51+"/lists",schemaPath:"#/properties/tests/items/properties/lists/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key71};
if(vErrors === null){
vErrors = [err704];
}
else {
vErrors.push(err704);
}
errors++;
}
var valid179 = _errs659 === errors;
if(!valid179){
const err705 = {instancePath:instancePath+"/tests/" + i51+"/lists",schemaPath:"#/properties/tests/items/properties/lists/propertyNames",keyword:"propertyNames",params:{propertyName: key71},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err705];
}
else {
vErrors.push(err705);
}
errors++;
}
}
for(const key72 in data253){
let data254 = data253[key72];
if(Array.isArray(data254)){
const len43 = data254.length;
for(let i53=0; i53<len43; i53++){
if(typeof data254[i53] !== "string"){
const err706 = {instancePath:instancePath+"/tests/" + i51+"/lists/" + key72.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i53,schemaPath:"#/properties/tests/items/properties/lists/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err706];
}
else {
vErrors.push(err706);
}
errors++;
}
}
}
else {
const err707 = {instancePath:instancePath+"/tests/" + i51+"/lists/" + key72.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tests/items/properties/lists/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err707];
}
else {
vErrors.push(err707);
}
errors++;
}
}
}
else {
const err708 = {instancePath:instancePath+"/tests/" + i51+"/lists",schemaPath:"#/properties/tests/items/properties/lists/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err708];
}
else {
vErrors.push(err708);
}
errors++;
}
}
if(data248.exclusions !== undefined){
let data256 = data248.exclusions;
if(data256 && typeof data256 == "object" && !Array.isArray(data256)){
for(const key73 in data256){
const _errs668 = errors;
if(typeof key73 === "string"){
if(!pattern15.test(key73)){
const err709 = {instancePath:instancePath+"/tests/" + i51+"/exclusions",schemaPath:"#/properties/tests/items/properties/exclusions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,39}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,39}$"+"\"",propertyName:key73};
if(vErrors === null){
vErrors = [err709];
}
else {
vErrors.push(err709);
}
errors++;
}
}
else {
const err710 = {instancePath:instancePath+"/tests/" + i51+"/exclusions",schemaPath:"#/properties/tests/items/properties/exclusions/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key73};
if(vErrors === null){
vErrors = [err710];
}
else {
vErrors.push(err710);
}
errors++;
}
var valid183 = _errs668 === errors;
if(!valid183){
const err711 = {instancePath:instancePath+"/tests/" + i51+"/exclusions",schemaPath:"#/properties/tests/items/properties/exclusions/propertyNames",keyword:"propertyNames",params:{propertyName: key73},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err711];
}
else {
vErrors.push(err711);
}
errors++;
}
}
for(const key74 in data256){
if(typeof data256[key74] !== "boolean"){
const err712 = {instancePath:instancePath+"/tests/" + i51+"/exclusions/" + key74.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tests/items/properties/exclusions/additionalProperties/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err712];
}
else {
vErrors.push(err712);
}
errors++;
}
}
}
else {
const err713 = {instancePath:instancePath+"/tests/" + i51+"/exclusions",schemaPath:"#/properties/tests/items/properties/exclusions/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err713];
}
else {
vErrors.push(err713);
}
errors++;
}
}
if(data248.expect !== undefined){
let data258 = data248.expect;
const _errs674 = errors;
let valid185 = false;
const _errs675 = errors;
if(typeof data258 !== "string"){
const err714 = {instancePath:instancePath+"/tests/" + i51+"/expect",schemaPath:"#/properties/tests/items/properties/expect/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err714];
}
else {
vErrors.push(err714);
}
errors++;
}
if("none" !== data258){
const err715 = {instancePath:instancePath+"/tests/" + i51+"/expect",schemaPath:"#/properties/tests/items/properties/expect/anyOf/0/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err715];
}
else {
vErrors.push(err715);
}
errors++;
}
var _valid9 = _errs675 === errors;
valid185 = valid185 || _valid9;
const _errs677 = errors;
if(Array.isArray(data258)){
const len44 = data258.length;
for(let i54=0; i54<len44; i54++){
let data259 = data258[i54];
if(data259 && typeof data259 == "object" && !Array.isArray(data259)){
for(const key75 in data259){
if(!(((((key75 === "key") || (key75 === "alerts")) || (key75 === "first")) || (key75 === "last")) || (key75 === "count"))){
const err716 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54,schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key75},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err716];
}
else {
vErrors.push(err716);
}
errors++;
}
}
if(data259.key !== undefined){
let data260 = data259.key;
if(data260 && typeof data260 == "object" && !Array.isArray(data260)){
for(const key76 in data260){
const _errs684 = errors;
if(typeof key76 === "string"){
if(func2(key76) > 200){
const err717 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/key",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/key/propertyNames/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",propertyName:key76};
if(vErrors === null){
vErrors = [err717];
}
else {
vErrors.push(err717);
}
errors++;
}
if(!pattern20.test(key76)){
const err718 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/key",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/key/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$"+"\"",propertyName:key76};
if(vErrors === null){
vErrors = [err718];
}
else {
vErrors.push(err718);
}
errors++;
}
}
else {
const err719 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/key",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/key/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key76};
if(vErrors === null){
vErrors = [err719];
}
else {
vErrors.push(err719);
}
errors++;
}
var valid189 = _errs684 === errors;
if(!valid189){
const err720 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/key",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/key/propertyNames",keyword:"propertyNames",params:{propertyName: key76},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err720];
}
else {
vErrors.push(err720);
}
errors++;
}
}
for(const key77 in data260){
let data261 = data260[key77];
if((((typeof data261 !== "string") && (!((typeof data261 == "number") && (isFinite(data261))))) && (typeof data261 !== "boolean")) && (data261 !== null)){
const err721 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/key/" + key77.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/key/additionalProperties/type",keyword:"type",params:{type: schema31.properties.tests.items.properties.expect.anyOf[1].items.properties.key.additionalProperties.type},message:"must be string,number,boolean,null"};
if(vErrors === null){
vErrors = [err721];
}
else {
vErrors.push(err721);
}
errors++;
}
}
}
else {
const err722 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/key",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/key/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err722];
}
else {
vErrors.push(err722);
}
errors++;
}
}
if(data259.alerts !== undefined){
let data262 = data259.alerts;
const _errs690 = errors;
let valid191 = false;
const _errs691 = errors;
if(!(((typeof data262 == "number") && (!(data262 % 1) && !isNaN(data262))) && (isFinite(data262)))){
const err723 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err723];
}
else {
vErrors.push(err723);
}
errors++;
}
if((typeof data262 == "number") && (isFinite(data262))){
if(data262 < 0 || isNaN(data262)){
const err724 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err724];
}
else {
vErrors.push(err724);
}
errors++;
}
}
var _valid10 = _errs691 === errors;
valid191 = valid191 || _valid10;
const _errs693 = errors;
if(data262 && typeof data262 == "object" && !Array.isArray(data262)){
if(Object.keys(data262).length < 1){
const err725 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err725];
}
else {
vErrors.push(err725);
}
errors++;
}
for(const key78 in data262){
if(!((key78 === "min") || (key78 === "max"))){
const err726 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key78},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err726];
}
else {
vErrors.push(err726);
}
errors++;
}
}
if(data262.min !== undefined){
let data263 = data262.min;
if(!(((typeof data263 == "number") && (!(data263 % 1) && !isNaN(data263))) && (isFinite(data263)))){
const err727 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts/min",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err727];
}
else {
vErrors.push(err727);
}
errors++;
}
if((typeof data263 == "number") && (isFinite(data263))){
if(data263 < 0 || isNaN(data263)){
const err728 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts/min",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err728];
}
else {
vErrors.push(err728);
}
errors++;
}
}
}
if(data262.max !== undefined){
let data264 = data262.max;
if(!(((typeof data264 == "number") && (!(data264 % 1) && !isNaN(data264))) && (isFinite(data264)))){
const err729 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts/max",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err729];
}
else {
vErrors.push(err729);
}
errors++;
}
if((typeof data264 == "number") && (isFinite(data264))){
if(data264 < 0 || isNaN(data264)){
const err730 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts/max",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err730];
}
else {
vErrors.push(err730);
}
errors++;
}
}
}
}
else {
const err731 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err731];
}
else {
vErrors.push(err731);
}
errors++;
}
var _valid10 = _errs693 === errors;
valid191 = valid191 || _valid10;
if(!valid191){
const err732 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/alerts",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/alerts/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err732];
}
else {
vErrors.push(err732);
}
errors++;
}
else {
errors = _errs690;
if(vErrors !== null){
if(_errs690){
vErrors.length = _errs690;
}
else {
vErrors = null;
}
}
}
}
if(data259.first !== undefined){
let data265 = data259.first;
if(typeof data265 === "string"){
if(!pattern126.test(data265)){
const err733 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/first",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/first/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"},message:"must match pattern \""+"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"+"\""};
if(vErrors === null){
vErrors = [err733];
}
else {
vErrors.push(err733);
}
errors++;
}
}
else {
const err734 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/first",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/first/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err734];
}
else {
vErrors.push(err734);
}
errors++;
}
}
if(data259.last !== undefined){
let data266 = data259.last;
if(typeof data266 === "string"){
if(!pattern126.test(data266)){
const err735 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/last",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/last/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"},message:"must match pattern \""+"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"+"\""};
if(vErrors === null){
vErrors = [err735];
}
else {
vErrors.push(err735);
}
errors++;
}
}
else {
const err736 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/last",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/last/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err736];
}
else {
vErrors.push(err736);
}
errors++;
}
}
if(data259.count !== undefined){
let data267 = data259.count;
if(!(((typeof data267 == "number") && (!(data267 % 1) && !isNaN(data267))) && (isFinite(data267)))){
const err737 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/count",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err737];
}
else {
vErrors.push(err737);
}
errors++;
}
if((typeof data267 == "number") && (isFinite(data267))){
if(data267 < 0 || isNaN(data267)){
const err738 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54+"/count",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err738];
}
else {
vErrors.push(err738);
}
errors++;
}
}
}
}
else {
const err739 = {instancePath:instancePath+"/tests/" + i51+"/expect/" + i54,schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err739];
}
else {
vErrors.push(err739);
}
errors++;
}
}
}
else {
const err740 = {instancePath:instancePath+"/tests/" + i51+"/expect",schemaPath:"#/properties/tests/items/properties/expect/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err740];
}
else {
vErrors.push(err740);
}
errors++;
}
var _valid9 = _errs677 === errors;
valid185 = valid185 || _valid9;
if(!valid185){
const err741 = {instancePath:instancePath+"/tests/" + i51+"/expect",schemaPath:"#/properties/tests/items/properties/expect/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err741];
}
else {
vErrors.push(err741);
}
errors++;
}
else {
errors = _errs674;
if(vErrors !== null){
if(_errs674){
vErrors.length = _errs674;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err742 = {instancePath:instancePath+"/tests/" + i51,schemaPath:"#/properties/tests/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err742];
}
else {
vErrors.push(err742);
}
errors++;
}
}
}
else {
const err743 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err743];
}
else {
vErrors.push(err743);
}
errors++;
}
}
}
else {
const err744 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err744];
}
else {
vErrors.push(err744);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** The schema without references, for explaining errors by their `schemaPath`. */
export const schema = {
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "$id": "detection.schema.json",
 "title": "Rulewright detection",
 "description": "One detection: which events count, when they become an alert, and what the alert says. Rulewright compiles it for every SIEM.",
 "type": "object",
 "additionalProperties": false,
 "required": [
  "title",
  "id",
  "version",
  "status",
  "created",
  "modified",
  "author",
  "severity",
  "attack",
  "description",
  "events",
  "trigger"
 ],
 "properties": {
  "title": {
   "description": "Name of the rule in every SIEM. At most 67 characters on one line, beginning and ending with a letter or digit (a closing bracket may end it).",
   "type": "string",
   "maxLength": 67,
   "pattern": "^[A-Za-z0-9](.*[A-Za-z0-9\\])])?$",
   "x-expected": "one line that begins with a letter or digit and ends with a letter, a digit or a closing bracket"
  },
  "id": {
   "description": "Identity of the detection for good; ids of the emitted rules derive from it. Make it once, never change it.",
   "type": "string",
   "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
   "x-expected": "a UUID in lower case, such as 3b0a6c1e-2f4d-4a58-9c77-5d1e8f90ab12"
  },
  "version": {
   "description": "Raise it whenever the meaning changes. Sentinel prints 3 as 3.0.0.",
   "type": "integer",
   "minimum": 1
  },
  "status": {
   "description": "How far to trust it: stable runs in production, test runs but is being watched, experimental is new, deprecated is on its way out.",
   "type": "string",
   "enum": [
    "stable",
    "test",
    "experimental",
    "deprecated"
   ]
  },
  "kind": {
   "description": "rule raises alerts; hunt is a query a person starts.",
   "type": "string",
   "enum": [
    "rule",
    "hunt"
   ]
  },
  "created": {
   "description": "Day the detection was first written.",
   "type": "string",
   "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
   "x-expected": "a day written YYYY-MM-DD"
  },
  "modified": {
   "description": "Day of the last change of meaning.",
   "type": "string",
   "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
   "x-expected": "a day written YYYY-MM-DD"
  },
  "author": {
   "description": "Who wrote it: people or teams.",
   "type": "array",
   "minItems": 1,
   "items": {
    "description": "Text that is not blank.",
    "type": "string",
    "pattern": "\\S",
    "x-expected": "some text"
   }
  },
  "license": {
   "description": "Licence of the detection as an SPDX expression.",
   "type": "string",
   "pattern": "^[A-Za-z0-9.+() -]+$",
   "x-expected": "an SPDX licence expression such as Apache-2.0"
  },
  "severity": {
   "description": "How bad it is when the alert is right. A target without the level gets its nearest one and a note.",
   "type": "string",
   "enum": [
    "informational",
    "low",
    "medium",
    "high",
    "critical"
   ]
  },
  "risk_score": {
   "description": "Risk from 0 to 100, inside the band of the severity. Left out, the band's usual value is taken.",
   "type": "integer",
   "minimum": 0,
   "maximum": 100
  },
  "confidence": {
   "description": "How likely it is that an alert is right.",
   "type": "string",
   "enum": [
    "low",
    "medium",
    "high"
   ]
  },
  "attack": {
   "description": "Where it sits in MITRE ATT&CK.",
   "type": "object",
   "additionalProperties": false,
   "required": [
    "techniques"
   ],
   "properties": {
    "techniques": {
     "description": "Technique ids, the main one first.",
     "type": "array",
     "minItems": 1,
     "items": {
      "type": "string",
      "pattern": "^T[0-9]{4}(\\.[0-9]{3})?$",
      "x-expected": "a technique id such as T1651 or T1059.001"
     }
    },
    "tactics": {
     "description": "Tactics as hyphenated short names, the primary one first. Needed where a technique belongs to several.",
     "type": "array",
     "minItems": 1,
     "items": {
      "description": "Short name of a tactic. Version 19 has stealth and defense-impairment in the place of defense-evasion.",
      "type": "string",
      "enum": [
       "reconnaissance",
       "resource-development",
       "initial-access",
       "execution",
       "persistence",
       "privilege-escalation",
       "defense-evasion",
       "stealth",
       "defense-impairment",
       "credential-access",
       "discovery",
       "lateral-movement",
       "collection",
       "command-and-control",
       "exfiltration",
       "impact"
      ]
     }
    },
    "version": {
     "description": "ATT&CK version the ids are from. Left out, the one of the configuration.",
     "type": "string",
     "enum": [
      "18",
      "19"
     ],
     "x-expected": "'18' or '19', in quotes"
    }
   }
  },
  "tags": {
   "description": "Further tags of the form namespace.name, written as in Sigma. ATT&CK tags come from `attack` by themselves.",
   "type": "array",
   "items": {
    "type": "string",
    "pattern": "^[a-z0-9_-]+\\.[a-z0-9._-]+$",
    "x-expected": "a lower-case tag of the form namespace.name"
   }
  },
  "references": {
   "description": "Web addresses worth reading about the behaviour.",
   "type": "array",
   "items": {
    "type": "string",
    "pattern": "^https?://[^\\s/]\\S*$",
    "x-expected": "an http or https address"
   }
  },
  "related": {
   "description": "Other detections this one has to do with.",
   "type": "array",
   "items": {
    "description": "A detection that has to do with this one.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "id",
     "type"
    ],
    "properties": {
     "id": {
      "description": "Id of the other detection.",
      "type": "string",
      "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
      "x-expected": "a UUID in lower case, such as 3b0a6c1e-2f4d-4a58-9c77-5d1e8f90ab12"
     },
     "type": {
      "description": "What this detection is to the other, in Sigma's words.",
      "type": "string",
      "enum": [
       "derived",
       "obsolete",
       "merged",
       "renamed",
       "similar"
      ]
     }
    }
   }
  },
  "description": {
   "description": "What the detection sees and why it matters, for the analyst who opens the alert.",
   "type": "string",
   "pattern": "\\S",
   "x-expected": "some text"
  },
  "events": {
   "description": "The named patterns the detection looks for, each over one log source.",
   "type": "object",
   "minProperties": 1,
   "propertyNames": {
    "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]{0,39}$",
    "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
   },
   "additionalProperties": {
    "description": "A named pattern over one log source, or a narrower form of another event.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "where"
    ],
    "if": {
     "properties": {
      "refines": true
     },
     "required": [
      "refines"
     ]
    },
    "then": {
     "properties": {
      "source": {
       "description": "The source comes from the refined event.",
       "not": {},
       "x-expected": "no source, since it comes from the refined event"
      }
     }
    },
    "else": {
     "properties": {
      "source": true
     },
     "required": [
      "source"
     ]
    },
    "properties": {
     "title": {
      "description": "Short name for readers.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "description": {
      "description": "What the event is.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "source": {
      "description": "The log source to look in.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "where": {
      "description": "What the event must look like, in Sigma's detection grammar: field tests, or named selections with a condition.",
      "type": [
       "object",
       "array",
       "string",
       "number"
      ]
     },
     "refines": {
      "description": "Name of the event that this one narrows: `where` is added to the other's. Used by `score`.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9_]{0,39}$",
      "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
     },
     "operation": {
      "description": "Joins the several records of one operation into one row.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "by",
       "within"
      ],
      "properties": {
       "by": {
        "description": "Records equal in these fields are one operation.",
        "type": "array",
        "minItems": 1,
        "items": {
         "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
         "type": "string",
         "maxLength": 200,
         "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
         "x-expected": "a dotted field name, such as actor.name"
        }
       },
       "any": {
        "description": "At least one of the records must satisfy this.",
        "type": [
         "object",
         "array",
         "string",
         "number"
        ]
       },
       "time": {
        "description": "Which record's time the row takes.",
        "type": "string",
        "enum": [
         "first",
         "last"
        ]
       },
       "within": {
        "description": "Longest time between the first and the last record.",
        "type": "string",
        "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
        "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
       }
      }
     },
     "otherwise": {
      "description": "What to look at on a target that lacks the source. The difference is noted.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "source",
       "where"
      ],
      "properties": {
       "source": {
        "description": "The log source that stands in.",
        "type": "string",
        "maxLength": 120,
        "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
        "x-expected": "the dotted name of a log source, such as azure.activity"
       },
       "where": {
        "description": "What the event must look like there.",
        "type": [
         "object",
         "array",
         "string",
         "number"
        ]
       },
       "reason": {
        "description": "Why this is close enough.",
        "type": "string",
        "pattern": "\\S",
        "x-expected": "some text"
       }
      }
     }
    }
   }
  },
  "trigger": {
   "description": "How events become an alert. Begin with `type`.",
   "type": "object",
   "oneOf": [
    {
     "description": "Every event alerts.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "type",
      "events"
     ],
     "properties": {
      "type": {
       "description": "Every event alerts.",
       "type": "string",
       "const": "match"
      },
      "events": {
       "description": "Any of these events.",
       "type": "array",
       "minItems": 1,
       "uniqueItems": true,
       "items": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     }
    },
    {
     "description": "So many events within a window.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "type",
      "events",
      "timespan",
      "condition"
     ],
     "properties": {
      "type": {
       "description": "So many events within a window.",
       "type": "string",
       "const": "event_count"
      },
      "events": {
       "description": "Events that count, all together.",
       "type": "array",
       "minItems": 1,
       "uniqueItems": true,
       "items": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      },
      "group_by": {
       "description": "Count for each value of these fields or aliases by itself.",
       "type": "array",
       "minItems": 1,
       "items": {
        "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       }
      },
      "timespan": {
       "description": "Length of the window.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "condition": {
       "description": "When the count alerts.",
       "type": "object",
       "additionalProperties": false,
       "minProperties": 1,
       "x-expected": "at least one of gt, gte, lt, lte, eq, neq",
       "properties": {
        "gt": {
         "description": "More than this.",
         "type": "integer",
         "minimum": 0
        },
        "gte": {
         "description": "This or more.",
         "type": "integer",
         "minimum": 0
        },
        "lt": {
         "description": "Fewer than this, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        },
        "lte": {
         "description": "This or fewer, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        },
        "eq": {
         "description": "Exactly this, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        },
        "neq": {
         "description": "Anything but this, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        }
       }
      },
      "aliases": {
       "description": "Names for a value that events keep in different fields.",
       "type": "object",
       "propertyNames": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "additionalProperties": {
        "description": "The field of each event.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
         "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
         "type": "string",
         "pattern": "^[a-z][a-z0-9_]{0,39}$",
         "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
        },
        "additionalProperties": {
         "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
         "type": "string",
         "maxLength": 200,
         "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
         "x-expected": "a dotted field name, such as actor.name"
        }
       }
      }
     }
    },
    {
     "description": "So many distinct values within a window.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "type",
      "events",
      "timespan",
      "condition"
     ],
     "properties": {
      "type": {
       "description": "So many distinct values within a window.",
       "type": "string",
       "const": "value_count"
      },
      "events": {
       "description": "Events whose values count, all together.",
       "type": "array",
       "minItems": 1,
       "uniqueItems": true,
       "items": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      },
      "group_by": {
       "description": "Count for each value of these fields or aliases by itself.",
       "type": "array",
       "minItems": 1,
       "items": {
        "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       }
      },
      "timespan": {
       "description": "Length of the window.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "condition": {
       "description": "What is counted, and when it alerts.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "field"
       ],
       "minProperties": 2,
       "x-expected": "`field` and at least one of gt, gte, lt, lte, eq, neq",
       "properties": {
        "field": {
         "description": "The field, or fields taken together, whose distinct values are counted.",
         "anyOf": [
          {
           "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
           "type": "string",
           "maxLength": 200,
           "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
           "x-expected": "a dotted field name, such as actor.name"
          },
          {
           "description": "One or more fields.",
           "type": "array",
           "minItems": 1,
           "items": {
            "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
            "type": "string",
            "maxLength": 200,
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
            "x-expected": "a dotted field name, such as actor.name"
           }
          }
         ]
        },
        "gt": {
         "description": "More than this.",
         "type": "integer",
         "minimum": 0
        },
        "gte": {
         "description": "This or more.",
         "type": "integer",
         "minimum": 0
        },
        "lt": {
         "description": "Fewer than this, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        },
        "lte": {
         "description": "This or fewer, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        },
        "eq": {
         "description": "Exactly this, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        },
        "neq": {
         "description": "Anything but this, in a window that holds an event.",
         "type": "integer",
         "minimum": 0
        }
       }
      },
      "aliases": {
       "description": "Names for a value that events keep in different fields.",
       "type": "object",
       "propertyNames": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "additionalProperties": {
        "description": "The field of each event.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
         "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
         "type": "string",
         "pattern": "^[a-z][a-z0-9_]{0,39}$",
         "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
        },
        "additionalProperties": {
         "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
         "type": "string",
         "maxLength": 200,
         "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
         "x-expected": "a dotted field name, such as actor.name"
        }
       }
      }
     }
    },
    {
     "description": "Several events close to each other, in any order: all within `timespan`, or each near an `anchor` event.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "type",
      "events",
      "group_by"
     ],
     "if": {
      "properties": {
       "anchor": true
      },
      "required": [
       "anchor"
      ]
     },
     "then": {
      "required": [
       "before",
       "after"
      ],
      "properties": {
       "before": true,
       "after": true,
       "timespan": {
        "description": "An anchor has before and after.",
        "not": {},
        "x-expected": "no timespan beside an anchor, which has before and after"
       }
      }
     },
     "else": {
      "required": [
       "timespan"
      ],
      "properties": {
       "timespan": true,
       "before": {
        "description": "Only beside an anchor.",
        "not": {},
        "x-expected": "before only beside an anchor"
       },
       "after": {
        "description": "Only beside an anchor.",
        "not": {},
        "x-expected": "after only beside an anchor"
       }
      }
     },
     "properties": {
      "type": {
       "description": "Events close to each other, in any order.",
       "type": "string",
       "const": "temporal"
      },
      "events": {
       "description": "With timespan: every one must occur. With anchor: each of them alerts when near the anchor.",
       "type": "array",
       "minItems": 1,
       "uniqueItems": true,
       "items": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      },
      "group_by": {
       "description": "Events must share these fields or aliases.",
       "type": "array",
       "minItems": 1,
       "items": {
        "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       }
      },
      "timespan": {
       "description": "Length of the window that holds them all.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "anchor": {
       "description": "The event that the others are measured from; the nearest one counts.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      },
      "before": {
       "description": "How long before the anchor an event may lie.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "after": {
       "description": "How long after the anchor an event may lie.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "aliases": {
       "description": "Names for a value that events keep in different fields.",
       "type": "object",
       "propertyNames": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "additionalProperties": {
        "description": "The field of each event.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
         "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
         "type": "string",
         "pattern": "^[a-z][a-z0-9_]{0,39}$",
         "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
        },
        "additionalProperties": {
         "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
         "type": "string",
         "maxLength": 200,
         "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
         "x-expected": "a dotted field name, such as actor.name"
        }
       }
      }
     }
    },
    {
     "description": "Several events one after the other.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "type",
      "events",
      "group_by",
      "timespan"
     ],
     "properties": {
      "type": {
       "description": "Events one after the other.",
       "type": "string",
       "const": "temporal_ordered"
      },
      "events": {
       "description": "At least two events, in the order they must occur.",
       "type": "array",
       "minItems": 2,
       "uniqueItems": true,
       "items": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      },
      "group_by": {
       "description": "Events must share these fields or aliases.",
       "type": "array",
       "minItems": 1,
       "items": {
        "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       }
      },
      "timespan": {
       "description": "Longest time from the first to the last.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "aliases": {
       "description": "Names for a value that events keep in different fields.",
       "type": "object",
       "propertyNames": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "additionalProperties": {
        "description": "The field of each event.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
         "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
         "type": "string",
         "pattern": "^[a-z][a-z0-9_]{0,39}$",
         "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
        },
        "additionalProperties": {
         "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
         "type": "string",
         "maxLength": 200,
         "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
         "x-expected": "a dotted field name, such as actor.name"
        }
       }
      }
     }
    },
    {
     "description": "An event whose value has not been seen for a while.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "type",
      "events",
      "value",
      "history"
     ],
     "properties": {
      "type": {
       "description": "A value not seen for a while.",
       "type": "string",
       "const": "first_seen"
      },
      "events": {
       "description": "Events to watch; they share one memory.",
       "type": "array",
       "minItems": 1,
       "uniqueItems": true,
       "items": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      },
      "value": {
       "description": "One to three fields or aliases that together must be new.",
       "type": "array",
       "minItems": 1,
       "maxItems": 3,
       "items": {
        "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       }
      },
      "history": {
       "description": "How far back a value is remembered.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      },
      "aliases": {
       "description": "Names for a value that events keep in different fields.",
       "type": "object",
       "propertyNames": {
        "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "additionalProperties": {
        "description": "The field of each event.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {
         "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
         "type": "string",
         "pattern": "^[a-z][a-z0-9_]{0,39}$",
         "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
        },
        "additionalProperties": {
         "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
         "type": "string",
         "maxLength": 200,
         "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
         "x-expected": "a dotted field name, such as actor.name"
        }
       }
      }
     }
    }
   ]
  },
  "once_per": {
   "description": "Keeps the first of the alerts that are about the same operation, so that its several records alert once. To mute an actor use limits.throttle.",
   "type": "object",
   "additionalProperties": false,
   "required": [
    "fields",
    "within"
   ],
   "properties": {
    "fields": {
     "description": "Alerts equal in these are one. One of them must identify an operation or an event.",
     "type": "array",
     "minItems": 1,
     "items": {
      "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
      "type": "string",
      "maxLength": 200,
      "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
      "x-expected": "a dotted field name, such as actor.name"
     }
    },
    "within": {
     "description": "How long after the first alert the others are dropped.",
     "type": "string",
     "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
     "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
    }
   }
  },
  "schedule": {
   "description": "How often the rule runs and how late events may arrive.",
   "type": "object",
   "additionalProperties": false,
   "required": [
    "every"
   ],
   "properties": {
    "every": {
     "description": "Time between two runs.",
     "type": "string",
     "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
     "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
    },
    "delay": {
     "description": "How late an event may arrive and still be judged. Left out, the catalog's value for the source.",
     "type": "string",
     "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
     "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
    },
    "mode": {
     "description": "realtime asks for the target's near-real-time rules where it has them.",
     "type": "string",
     "enum": [
      "scheduled",
      "realtime"
     ]
    }
   }
  },
  "limits": {
   "description": "Bounds on how many alerts the rule raises.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "max_alerts": {
     "description": "Most alerts of one run.",
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    },
    "throttle": {
     "description": "After an alert, stays quiet about the same values for a time. Each target does this its own way.",
     "type": "object",
     "additionalProperties": false,
     "required": [
      "fields",
      "for"
     ],
     "properties": {
      "fields": {
       "description": "Values that are muted together.",
       "type": "array",
       "minItems": 1,
       "items": {
        "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       }
      },
      "for": {
       "description": "How long the rule stays quiet.",
       "type": "string",
       "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
       "x-expected": "a whole number and a unit (s, m, h or d), such as 5m"
      }
     }
    }
   }
  },
  "output": {
   "description": "What the alert shows, in this order. Fields of entities, placeholders and once_per join by themselves.",
   "type": "array",
   "items": {
    "description": "A field, `event.field`, `time`, `score` or an alias; or a named value made from the alert's events.",
    "oneOf": [
     {
      "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
      "type": "string",
      "maxLength": 200,
      "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
      "x-expected": "a dotted field name, such as actor.name"
     },
     {
      "description": "A field under another name.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "value",
       "as"
      ],
      "properties": {
       "value": {
        "description": "The field, or event.field.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "How many events the alert holds.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "count",
       "as"
      ],
      "properties": {
       "count": {
        "description": "`events` for all of them, or the name of one event.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "How many distinct values the alert's events hold.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "count_distinct",
       "as"
      ],
      "properties": {
       "count_distinct": {
        "description": "The field, or fields taken together.",
        "anyOf": [
         {
          "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
          "type": "string",
          "maxLength": 200,
          "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
          "x-expected": "a dotted field name, such as actor.name"
         },
         {
          "description": "One or more fields.",
          "type": "array",
          "minItems": 1,
          "items": {
           "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
           "type": "string",
           "maxLength": 200,
           "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
           "x-expected": "a dotted field name, such as actor.name"
          }
         }
        ]
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "The distinct values of a field as a list.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "values",
       "as"
      ],
      "properties": {
       "values": {
        "description": "The field.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "limit": {
        "description": "Most values to list.",
        "type": "integer",
        "minimum": 1,
        "maximum": 1000
       }
      }
     },
     {
      "description": "The value of the earliest event.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "first",
       "as"
      ],
      "properties": {
       "first": {
        "description": "The field.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "The value of the latest event.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "last",
       "as"
      ],
      "properties": {
       "last": {
        "description": "The field.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "The smallest value.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "min",
       "as"
      ],
      "properties": {
       "min": {
        "description": "The field.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "The largest value.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "max",
       "as"
      ],
      "properties": {
       "max": {
        "description": "The field.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
        "x-expected": "a dotted field name, such as actor.name"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     },
     {
      "description": "Seconds from the first to the last event.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "duration",
       "as"
      ],
      "properties": {
       "duration": {
        "description": "Always `time`.",
        "type": "string",
        "const": "time"
       },
       "as": {
        "description": "Name of the column.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       }
      }
     }
    ]
   }
  },
  "alert": {
   "description": "Texts of the alert, filled per alert.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "title": {
     "description": "Title of the alert, with `{{field}}` placeholders.",
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    },
    "description": {
     "description": "Text of the alert, with `{{field}}` placeholders.",
     "type": "string",
     "minLength": 1,
     "maxLength": 1000
    }
   }
  },
  "entities": {
   "description": "Which outputs are accounts, hosts, addresses and so on; each SIEM links them in its own way.",
   "type": "array",
   "items": {
    "description": "An output that names a thing the SIEM can link.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "type",
     "field"
    ],
    "properties": {
     "type": {
      "description": "What kind of thing it is.",
      "type": "string",
      "enum": [
       "account",
       "host",
       "ip",
       "azure_resource",
       "aws_resource",
       "gcp_resource",
       "cloud_application",
       "process",
       "file",
       "url",
       "dns",
       "mailbox"
      ]
     },
     "field": {
      "description": "The output that names it.",
      "type": "string",
      "maxLength": 200,
      "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
      "x-expected": "a dotted field name, such as actor.name"
     },
     "role": {
      "description": "Its part in the story: who acted, what was acted on, or where from.",
      "type": "string",
      "enum": [
       "actor",
       "target",
       "source",
       "other"
      ]
     },
     "title": {
      "description": "Name of the entity for readers.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    }
   }
  },
  "exclusions": {
   "description": "Named cases that are fine and do not count. Each can be switched off.",
   "type": "object",
   "propertyNames": {
    "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]{0,39}$",
    "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
   },
   "additionalProperties": {
    "description": "A case that is fine and does not count.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "reason",
     "where"
    ],
    "properties": {
     "title": {
      "description": "Short name for readers.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "reason": {
      "description": "Why it is fine.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "enabled": {
      "description": "false keeps the exclusion in the file without using it.",
      "type": "boolean"
     },
     "events": {
      "description": "Events it applies to. Left out, every event whose source has the fields.",
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
       "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      }
     },
     "where": {
      "description": "What such an event looks like, in Sigma's detection grammar.",
      "type": [
       "object",
       "array",
       "string",
       "number"
      ]
     }
    }
   }
  },
  "lists": {
   "description": "Named lists of values for `in_list` tests.",
   "type": "object",
   "propertyNames": {
    "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]{0,39}$",
    "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
   },
   "additionalProperties": {
    "description": "A list of values that tests name with `in_list`.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "title",
     "type",
     "values"
    ],
    "properties": {
     "title": {
      "description": "Name of the list for readers.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "description": {
      "description": "Who keeps it and what belongs in it.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "type": {
      "description": "What the values are; targets with typed lists use it.",
      "type": "string",
      "enum": [
       "string",
       "account",
       "host",
       "ip",
       "command",
       "resource",
       "application"
      ]
     },
     "store": {
      "description": "inline writes the values into the query; lookup makes a watchlist, lookup file or match list.",
      "type": "string",
      "enum": [
       "inline",
       "lookup"
      ]
     },
     "values": {
      "description": "The values. May be empty: then nothing is in the list.",
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    }
   }
  },
  "score": {
   "description": "Adds points per event row; `score` becomes an output, and rows under at_least are dropped.",
   "type": "object",
   "additionalProperties": false,
   "required": [
    "base",
    "add"
   ],
   "properties": {
    "base": {
     "description": "Points every row begins with.",
     "type": "integer",
     "minimum": 0,
     "maximum": 100
    },
    "add": {
     "description": "Points that are added when a refining event matches too.",
     "type": "array",
     "minItems": 1,
     "items": {
      "description": "Points for one refining event.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "when",
       "points"
      ],
      "properties": {
       "when": {
        "description": "An event that refines another.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,39}$",
        "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
       },
       "points": {
        "description": "Points to add; negative ones take away.",
        "type": "integer",
        "minimum": -100,
        "maximum": 100
       }
      }
     }
    },
    "at_least": {
     "description": "Rows with fewer points are dropped.",
     "type": "integer",
     "minimum": 0,
     "maximum": 1000
    }
   }
  },
  "false_positives": {
   "description": "Harmless reasons for an alert, one sentence each.",
   "type": "array",
   "items": {
    "description": "Text that is not blank.",
    "type": "string",
    "pattern": "\\S",
    "x-expected": "some text"
   }
  },
  "guide": {
   "description": "What the analyst does with an alert, step by step. Longer prose goes to guide.md beside the file.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "triage": {
     "description": "Is it real? First looks.",
     "type": "array",
     "items": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    },
    "investigate": {
     "description": "What happened before and after.",
     "type": "array",
     "items": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    },
    "respond": {
     "description": "What to do when it is real.",
     "type": "array",
     "items": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    },
    "tune": {
     "description": "How to quieten harmless alerts.",
     "type": "array",
     "items": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    }
   }
  },
  "adversary_tests": {
   "description": "How to act the behaviour out in a lab, and what must then be seen.",
   "type": "array",
   "items": {
    "description": "How to act the behaviour out in a lab.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "title",
     "behaviour",
     "signals"
    ],
    "properties": {
     "title": {
      "description": "Name of the test.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "platform": {
      "description": "Where it runs: azure, aws, gcp, windows, linux or another platform.",
      "type": "string",
      "minLength": 1
     },
     "technique": {
      "description": "The technique it acts out.",
      "type": "string",
      "pattern": "^T[0-9]{4}(\\.[0-9]{3})?$",
      "x-expected": "a technique id such as T1651 or T1059.001"
     },
     "behaviour": {
      "description": "What is done, in words.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "signals": {
      "description": "What must be seen in the logs.",
      "type": "array",
      "minItems": 1,
      "items": {
       "description": "Something that must be seen.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "source",
        "text"
       ],
       "properties": {
        "source": {
         "description": "The log source that shows it.",
         "type": "string",
         "maxLength": 120,
         "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
         "x-expected": "the dotted name of a log source, such as azure.activity"
        },
        "text": {
         "description": "What it looks like.",
         "type": "string",
         "pattern": "\\S",
         "x-expected": "some text"
        }
       }
      }
     },
     "atomic_id": {
      "description": "Id of the matching Atomic Red Team test.",
      "type": "string",
      "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
      "x-expected": "a UUID in lower case, such as 3b0a6c1e-2f4d-4a58-9c77-5d1e8f90ab12"
     },
     "commands": {
      "description": "Commands that act it out.",
      "type": "array",
      "items": {
       "description": "Text that is not blank.",
       "type": "string",
       "pattern": "\\S",
       "x-expected": "some text"
      }
     },
     "cleanup": {
      "description": "Commands that tidy up afterwards.",
      "type": "array",
      "items": {
       "description": "Text that is not blank.",
       "type": "string",
       "pattern": "\\S",
       "x-expected": "some text"
      }
     }
    }
   }
  },
  "targets": {
   "description": "The SIEMs this detection is compiled for. Left out, all that the configuration enables.",
   "type": "array",
   "minItems": 1,
   "uniqueItems": true,
   "items": {
    "description": "A SIEM, or Sigma.",
    "type": "string",
    "enum": [
     "sentinel",
     "splunk",
     "sumo",
     "elastic",
     "sigma"
    ]
   }
  },
  "accept": {
   "description": "Losses on a target that you know of and accept, by the code of the note.",
   "type": "array",
   "items": {
    "description": "A loss that you know of and accept.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "backend",
     "code",
     "reason"
    ],
    "properties": {
     "backend": {
      "description": "The target with the loss.",
      "type": "string",
      "enum": [
       "sentinel",
       "splunk",
       "sumo",
       "elastic",
       "sigma"
      ]
     },
     "code": {
      "description": "Code of the note, as the build prints it.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
      "x-expected": "the code of a note, in lower case with hyphens"
     },
     "about": {
      "description": "What the loss is about, as FIDELITY.md shows it in the column `about`; or a list of such. Without it the entry covers every loss of its code on the target, later ones too.",
      "anyOf": [
       {
        "description": "Text that is not blank.",
        "type": "string",
        "pattern": "\\S",
        "x-expected": "some text"
       },
       {
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": {
         "description": "Text that is not blank.",
         "type": "string",
         "pattern": "\\S",
         "x-expected": "some text"
        }
       }
      ]
     },
     "reason": {
      "description": "Why it is acceptable.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    }
   }
  },
  "silence": {
   "description": "Warnings about this detection that you know of and do not want to see, by code. Errors cannot be silenced.",
   "type": "array",
   "items": {
    "description": "A warning that you know of and do not want to see.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "reason"
    ],
    "properties": {
     "code": {
      "description": "Code of the warning, as commands print it.",
      "type": "string",
      "pattern": "^RW[0-9]{4}$",
      "x-expected": "the code of a warning, such as RW3121"
     },
     "about": {
      "description": "The text that the warning underlines, of several lines the first, without quotes around it; or a list of such. Without it the entry covers every warning of its code on the detection, later ones too.",
      "anyOf": [
       {
        "description": "Text that is not blank.",
        "type": "string",
        "pattern": "\\S",
        "x-expected": "some text"
       },
       {
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": {
         "description": "Text that is not blank.",
         "type": "string",
         "pattern": "\\S",
         "x-expected": "some text"
        }
       }
      ]
     },
     "reason": {
      "description": "Why it does not matter here.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    }
   }
  },
  "native": {
   "description": "Your own pieces per target where the compiled ones do not do. `verify` checks them and `test` runs them; beyond that nothing proves that they mean what the detection means.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "sentinel": {
     "description": "Pieces for Microsoft Sentinel.",
     "type": "object",
     "additionalProperties": false,
     "minProperties": 1,
     "x-expected": "an envelope or a query",
     "properties": {
      "envelope": {
       "description": "Merged deeply over what the compiler writes around the query, then checked again; null takes a key away. Keys that decide when or whether the rule alerts make its level unproven, and the query itself goes under `query`.",
       "type": "object",
       "additionalProperties": true
      },
      "query": {
       "description": "Takes the place of the whole query. It is checked, and run on the events of tests as the compiled one would be; its level is unproven.",
       "type": "string",
       "minLength": 1
      },
      "part": {
       "description": "The rule that is meant, where the detection needs several in this target.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      }
     }
    },
    "splunk": {
     "description": "Pieces for Splunk.",
     "type": "object",
     "additionalProperties": false,
     "minProperties": 1,
     "x-expected": "an envelope or a query",
     "properties": {
      "envelope": {
       "description": "Merged deeply over what the compiler writes around the query, then checked again; null takes a key away. Keys that decide when or whether the rule alerts make its level unproven, and the query itself goes under `query`.",
       "type": "object",
       "additionalProperties": true
      },
      "query": {
       "description": "Takes the place of the whole query. It is checked, and run on the events of tests as the compiled one would be; its level is unproven.",
       "type": "string",
       "minLength": 1
      },
      "part": {
       "description": "The rule that is meant, where the detection needs several in this target.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      }
     }
    },
    "sumo": {
     "description": "Pieces for Sumo Logic Cloud SIEM.",
     "type": "object",
     "additionalProperties": false,
     "minProperties": 1,
     "x-expected": "an envelope or a query",
     "properties": {
      "envelope": {
       "description": "Merged deeply over what the compiler writes around the query, then checked again; null takes a key away. Keys that decide when or whether the rule alerts make its level unproven, and the query itself goes under `query`.",
       "type": "object",
       "additionalProperties": true
      },
      "query": {
       "description": "Takes the place of the whole query. It is checked, and run on the events of tests as the compiled one would be; its level is unproven.",
       "type": "string",
       "minLength": 1
      },
      "part": {
       "description": "The rule that is meant, where the detection needs several in this target.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      }
     }
    },
    "elastic": {
     "description": "Pieces for Elastic Security.",
     "type": "object",
     "additionalProperties": false,
     "minProperties": 1,
     "x-expected": "an envelope or a query",
     "properties": {
      "envelope": {
       "description": "Merged deeply over what the compiler writes around the query, then checked again; null takes a key away. Keys that decide when or whether the rule alerts make its level unproven, and the query itself goes under `query`.",
       "type": "object",
       "additionalProperties": true
      },
      "query": {
       "description": "Takes the place of the whole query. It is checked, and run on the events of tests as the compiled one would be; its level is unproven.",
       "type": "string",
       "minLength": 1
      },
      "part": {
       "description": "The rule that is meant, where the detection needs several in this target.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      }
     }
    },
    "sigma": {
     "description": "Pieces for Sigma.",
     "type": "object",
     "additionalProperties": false,
     "minProperties": 1,
     "x-expected": "an envelope or a query",
     "properties": {
      "envelope": {
       "description": "Merged deeply over what the compiler writes around the query, then checked again; null takes a key away. Keys that decide when or whether the rule alerts make its level unproven, and the query itself goes under `query`.",
       "type": "object",
       "additionalProperties": true
      },
      "query": {
       "description": "Takes the place of the whole query. It is checked, and run on the events of tests as the compiled one would be; its level is unproven.",
       "type": "string",
       "minLength": 1
      },
      "part": {
       "description": "The rule that is meant, where the detection needs several in this target.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      }
     }
    }
   }
  },
  "tests": {
   "description": "Sample events and the alerts they must give, on every target alike.",
   "type": "array",
   "items": {
    "description": "Sample events and the alerts they must give.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name",
     "events",
     "expect"
    ],
    "properties": {
     "name": {
      "description": "Says what the case shows.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "description": {
      "description": "Why the case matters.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     },
     "events": {
      "description": "File of sample events beside the detection, one JSON object per line; or several files.",
      "anyOf": [
       {
        "type": "string",
        "minLength": 1
       },
       {
        "type": "array",
        "minItems": 1,
        "items": {
         "type": "string",
         "minLength": 1
        }
       }
      ]
     },
     "lists": {
      "description": "Values that lists hold in this case, instead of their own.",
      "type": "object",
      "propertyNames": {
       "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      },
      "additionalProperties": {
       "type": "array",
       "items": {
        "type": "string"
       }
      }
     },
     "exclusions": {
      "description": "Exclusions that this case switches on (`true`) or off (`false`).",
      "type": "object",
      "propertyNames": {
       "description": "A name of your own: lower-case letters, digits and underscores, at most 40, beginning with a letter.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]{0,39}$",
       "x-expected": "lower-case letters, digits and underscores, at most 40, beginning with a letter"
      },
      "additionalProperties": {
       "type": "boolean"
      }
     },
     "expect": {
      "description": "`none`, or the alerts that must come. Alerts that are not listed fail the test.",
      "anyOf": [
       {
        "type": "string",
        "const": "none"
       },
       {
        "type": "array",
        "items": {
         "description": "Alerts that must come for one key.",
         "type": "object",
         "additionalProperties": false,
         "properties": {
          "key": {
           "description": "Values by which the alert is known, by field or alias.",
           "type": "object",
           "additionalProperties": {
            "type": [
             "string",
             "number",
             "boolean",
             "null"
            ]
           },
           "propertyNames": {
            "description": "A field of the catalog, or event.field where the name alone leaves a doubt.",
            "type": "string",
            "maxLength": 200,
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*$",
            "x-expected": "a dotted field name, such as actor.name"
           }
          },
          "alerts": {
           "description": "How many alerts: a number, or bounds. Left out, one.",
           "anyOf": [
            {
             "description": "A whole number, 0 or more.",
             "type": "integer",
             "minimum": 0
            },
            {
             "description": "Fewest and most alerts.",
             "type": "object",
             "additionalProperties": false,
             "minProperties": 1,
             "x-expected": "min, max or both",
             "properties": {
              "min": {
               "description": "At least so many.",
               "type": "integer",
               "minimum": 0
              },
              "max": {
               "description": "At most so many.",
               "type": "integer",
               "minimum": 0
              }
             }
            }
           ]
          },
          "first": {
           "description": "Time of the first event.",
           "type": "string",
           "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
           "x-expected": "a moment such as 2026-01-15T10:00:00Z"
          },
          "last": {
           "description": "Time of the last event.",
           "type": "string",
           "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
           "x-expected": "a moment such as 2026-01-15T10:00:00Z"
          },
          "count": {
           "description": "How many events or values the alert counts.",
           "type": "integer",
           "minimum": 0
          }
         }
        }
       }
      ]
     }
    }
   }
  }
 }
};
