// Generated from schema/binding.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.
// @ts-nocheck
import { codePointLength } from "../spec/ajv-runtime.ts";

export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"binding.schema.json","type":"object","additionalProperties":false,"required":["source","backend"],"properties":{"backend":{"type":"string","enum":["sentinel","splunk","sumo","elastic","sigma"]},"source":{"type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"scope":{"oneOf":[{"type":"object","additionalProperties":false,"properties":{"table":{"type":"string","minLength":1},"connectors":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"id":{"type":"string","minLength":1},"tables":{"type":"array","items":{"type":"string","minLength":1},"minItems":1}},"required":["id","tables"]}}},"required":["table","connectors"]},{"type":"object","additionalProperties":false,"properties":{"macro":{"type":"string","pattern":"^[a-z][a-z0-9_]*$"},"definition":{"type":"string","minLength":1},"sourcetypes":{"type":"array","items":{"type":"string","minLength":1}},"asset_type":{"type":"string","minLength":1},"security_domain":{"type":"string","enum":["endpoint","network","threat","identity","access","audit"]},"data_sources":{"type":"array","items":{"type":"string","minLength":1}},"vendor_product":{"type":"string","pattern":"\\S"}},"required":["macro","definition","sourcetypes","asset_type","security_domain","data_sources"]},{"type":"object","additionalProperties":false,"properties":{"vendor":{"type":"string","minLength":1},"product":{"type":"string","minLength":1},"record_types":{"type":"array","items":{"type":"string","minLength":1}},"index":{"type":"string","minLength":1}},"required":["record_types","index"]},{"type":"object","additionalProperties":false,"properties":{"index":{"type":"array","items":{"type":"string","minLength":1},"minItems":1},"dataset":{"type":"array","items":{"type":"string","minLength":1}},"packages":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"package":{"type":"string","minLength":1},"integration":{"type":"string","minLength":1},"version":{"type":"string","minLength":1}},"required":["package","version"]}},"category":{"type":"string","minLength":1},"empty_text":{"enum":["kept","dropped"]},"tags":{"type":"array","items":{"type":"string","minLength":1}},"host_os":{"type":"array","items":{"type":"string","minLength":1}}},"required":["index","dataset","packages","category","tags"]},{"type":"object","additionalProperties":false,"properties":{"category":{"type":"string","minLength":1},"product":{"type":"string","minLength":1},"service":{"type":"string","minLength":1}}}]},"where":{"type":["object","array"]},"time":{"$ref":"#/$defs/expression"},"arrival":{"$ref":"#/$defs/expression"},"row_id":{"$ref":"#/$defs/expression"},"columns":{"type":"object","additionalProperties":{"$ref":"#/$defs/expression"}},"fields":{"type":"object","propertyNames":{"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"object","additionalProperties":false,"properties":{"column":{"type":"string","minLength":1},"type":{"type":"string","enum":["string","dynamic","datetime","long","int","real","bool","boolean","guid","multivalue","raw","keyword","constant_keyword","wildcard","text","match_only_text","ip","date","integer","float","double","flattened","object","any"]},"first_of":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/expression"}},"disjoint":{"type":"boolean"},"any_of":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/expression"}},"lower":{"$ref":"#/$defs/expression"},"remove":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"text":{"type":"string","minLength":1}},"required":["of","text"]},"segment":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"separator":{"type":"string","minLength":1},"index":{"type":"integer","minimum":-20,"maximum":100}},"required":["of","separator","index"]},"extract":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"regex":{"type":"string","minLength":1}},"required":["of","regex"]},"only_if":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"contains":{"type":"string","minLength":1},"lacks":{"type":"string","minLength":1}},"required":["of"]},"path":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"path":{"type":"array","minItems":1,"items":{"type":["string","integer"]}},"parse":{"type":"boolean"}},"required":["of","path"]},"constant":{"type":["string","number","boolean"]},"absent":{"type":"string","minLength":1},"field":{"type":"string","minLength":1},"output":{"type":"string","pattern":"^[A-Za-z_@][A-Za-z0-9_.@\\-]*$"},"values":{"type":"object","minProperties":1,"additionalProperties":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":["string","number","boolean"]}}},"cases":{"type":"object","minProperties":1,"additionalProperties":{"type":["object","array"]}},"apart":{"type":"object","additionalProperties":false,"required":["column","values"],"properties":{"column":{"type":"string","minLength":1},"values":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","minLength":1}}}},"stored_case":{"type":"string","enum":["any","lower","upper","exact"]},"spellings":{"type":"string","enum":["canonical_and_upper","canonical_and_lower","listed"]},"nullable":{"type":"boolean"},"approximates":{"oneOf":[{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["over","under","both"]},"reason":{"type":"string","minLength":1},"escapes":{"type":"object","minProperties":1,"propertyNames":{"pattern":"^[!-/:-@\\[-`{-~]$"},"additionalProperties":{"type":"string","pattern":"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"}},"concerns":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["equality","parts","presence","key","output"]}}},"required":["direction","reason"]},{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["over","under","both"]},"reason":{"type":"string","minLength":1},"escapes":{"type":"object","minProperties":1,"propertyNames":{"pattern":"^[!-/:-@\\[-`{-~]$"},"additionalProperties":{"type":"string","pattern":"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"}},"concerns":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["equality","parts","presence","key","output"]}}},"required":["direction","reason"]}}]},"forms":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["where"],"properties":{"where":{"type":"object","minProperties":1,"propertyNames":{"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\|group)?$"},"additionalProperties":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}]}},"value":{"$ref":"#/$defs/expression"},"approximates":{"oneOf":[{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["over","under","both"]},"reason":{"type":"string","minLength":1},"escapes":{"type":"object","minProperties":1,"propertyNames":{"pattern":"^[!-/:-@\\[-`{-~]$"},"additionalProperties":{"type":"string","pattern":"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"}},"concerns":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["equality","parts","presence","key","output"]}}},"required":["direction","reason"]},{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"properties":{"direction":{"type":"string","enum":["over","under","both"]},"reason":{"type":"string","minLength":1},"escapes":{"type":"object","minProperties":1,"propertyNames":{"pattern":"^[!-/:-@\\[-`{-~]$"},"additionalProperties":{"type":"string","pattern":"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"}},"concerns":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["equality","parts","presence","key","output"]}}},"required":["direction","reason"]}}]}}}},"evidence":{"type":"string","minLength":1}},"required":["evidence"]}},"contract":{"type":"object","additionalProperties":false,"properties":{"requires":{"type":"array","items":{"type":"string","minLength":1},"minItems":1},"licence":{"type":"string","minLength":1},"setup":{"type":"string","minLength":1}},"required":["requires"]},"absent":{"type":"string","minLength":1}},"$defs":{"expression":{"anyOf":[{"type":"string","minLength":1},{"$ref":"#/$defs/expressionObject"}]},"expressionObject":{"type":"object","additionalProperties":false,"properties":{"column":{"type":"string","minLength":1},"type":{"type":"string","enum":["string","dynamic","datetime","long","int","real","bool","boolean","guid","multivalue","raw","keyword","constant_keyword","wildcard","text","match_only_text","ip","date","integer","float","double","flattened","object","any"]},"first_of":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/expression"}},"disjoint":{"type":"boolean"},"any_of":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/expression"}},"lower":{"$ref":"#/$defs/expression"},"remove":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"text":{"type":"string","minLength":1}},"required":["of","text"]},"segment":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"separator":{"type":"string","minLength":1},"index":{"type":"integer","minimum":-20,"maximum":100}},"required":["of","separator","index"]},"extract":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"regex":{"type":"string","minLength":1}},"required":["of","regex"]},"only_if":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"contains":{"type":"string","minLength":1},"lacks":{"type":"string","minLength":1}},"required":["of"]},"path":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"path":{"type":"array","minItems":1,"items":{"type":["string","integer"]}},"parse":{"type":"boolean"}},"required":["of","path"]},"constant":{"type":["string","number","boolean"]},"absent":{"type":"string","minLength":1},"field":{"type":"string","minLength":1}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = codePointLength;
const pattern4 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9_]*$", "u");
const pattern6 = new RegExp("\\S", "u");
const pattern8 = new RegExp("^[A-Za-z_@][A-Za-z0-9_.@\\-]*$", "u");
const pattern9 = new RegExp("^[!-/:-@\\[-`{-~]$", "u");
const pattern10 = new RegExp("^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$", "u");
const pattern13 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\|group)?$", "u");
const schema32 = {"anyOf":[{"type":"string","minLength":1},{"$ref":"#/$defs/expressionObject"}]};
const schema33 = {"type":"object","additionalProperties":false,"properties":{"column":{"type":"string","minLength":1},"type":{"type":"string","enum":["string","dynamic","datetime","long","int","real","bool","boolean","guid","multivalue","raw","keyword","constant_keyword","wildcard","text","match_only_text","ip","date","integer","float","double","flattened","object","any"]},"first_of":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/expression"}},"disjoint":{"type":"boolean"},"any_of":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/expression"}},"lower":{"$ref":"#/$defs/expression"},"remove":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"text":{"type":"string","minLength":1}},"required":["of","text"]},"segment":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"separator":{"type":"string","minLength":1},"index":{"type":"integer","minimum":-20,"maximum":100}},"required":["of","separator","index"]},"extract":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"regex":{"type":"string","minLength":1}},"required":["of","regex"]},"only_if":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"contains":{"type":"string","minLength":1},"lacks":{"type":"string","minLength":1}},"required":["of"]},"path":{"type":"object","additionalProperties":false,"properties":{"of":{"$ref":"#/$defs/expression"},"path":{"type":"array","minItems":1,"items":{"type":["string","integer"]}},"parse":{"type":"boolean"}},"required":["of","path"]},"constant":{"type":["string","number","boolean"]},"absent":{"type":"string","minLength":1},"field":{"type":"string","minLength":1}}};
const wrapper0 = {validate: validate21};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema33.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.column !== undefined){
let data0 = data.column;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err1 = {instancePath:instancePath+"/column",schemaPath:"#/properties/column/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/column",schemaPath:"#/properties/column/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((((((((((((((((((((((((data1 === "string") || (data1 === "dynamic")) || (data1 === "datetime")) || (data1 === "long")) || (data1 === "int")) || (data1 === "real")) || (data1 === "bool")) || (data1 === "boolean")) || (data1 === "guid")) || (data1 === "multivalue")) || (data1 === "raw")) || (data1 === "keyword")) || (data1 === "constant_keyword")) || (data1 === "wildcard")) || (data1 === "text")) || (data1 === "match_only_text")) || (data1 === "ip")) || (data1 === "date")) || (data1 === "integer")) || (data1 === "float")) || (data1 === "double")) || (data1 === "flattened")) || (data1 === "object")) || (data1 === "any"))){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema33.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.first_of !== undefined){
let data2 = data.first_of;
if(Array.isArray(data2)){
if(data2.length < 2){
const err5 = {instancePath:instancePath+"/first_of",schemaPath:"#/properties/first_of/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper0.validate(data2[i0], {instancePath:instancePath+"/first_of/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/first_of",schemaPath:"#/properties/first_of/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.disjoint !== undefined){
if(typeof data.disjoint !== "boolean"){
const err7 = {instancePath:instancePath+"/disjoint",schemaPath:"#/properties/disjoint/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.any_of !== undefined){
let data5 = data.any_of;
if(Array.isArray(data5)){
if(data5.length < 2){
const err8 = {instancePath:instancePath+"/any_of",schemaPath:"#/properties/any_of/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(wrapper0.validate(data5[i1], {instancePath:instancePath+"/any_of/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/any_of",schemaPath:"#/properties/any_of/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.lower !== undefined){
if(!(wrapper0.validate(data.lower, {instancePath:instancePath+"/lower",parentData:data,parentDataProperty:"lower",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.remove !== undefined){
let data8 = data.remove;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.of === undefined){
const err10 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data8.text === undefined){
const err11 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/required",keyword:"required",params:{missingProperty: "text"},message:"must have required property '"+"text"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data8){
if(!((key1 === "of") || (key1 === "text"))){
const err12 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data8.of !== undefined){
if(!(wrapper0.validate(data8.of, {instancePath:instancePath+"/remove/of",parentData:data8,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data8.text !== undefined){
let data10 = data8.text;
if(typeof data10 === "string"){
if(func2(data10) < 1){
const err13 = {instancePath:instancePath+"/remove/text",schemaPath:"#/properties/remove/properties/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/remove/text",schemaPath:"#/properties/remove/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.segment !== undefined){
let data11 = data.segment;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.of === undefined){
const err16 = {instancePath:instancePath+"/segment",schemaPath:"#/properties/segment/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data11.separator === undefined){
const err17 = {instancePath:instancePath+"/segment",schemaPath:"#/properties/segment/required",keyword:"required",params:{missingProperty: "separator"},message:"must have required property '"+"separator"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data11.index === undefined){
const err18 = {instancePath:instancePath+"/segment",schemaPath:"#/properties/segment/required",keyword:"required",params:{missingProperty: "index"},message:"must have required property '"+"index"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data11){
if(!(((key2 === "of") || (key2 === "separator")) || (key2 === "index"))){
const err19 = {instancePath:instancePath+"/segment",schemaPath:"#/properties/segment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data11.of !== undefined){
if(!(wrapper0.validate(data11.of, {instancePath:instancePath+"/segment/of",parentData:data11,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data11.separator !== undefined){
let data13 = data11.separator;
if(typeof data13 === "string"){
if(func2(data13) < 1){
const err20 = {instancePath:instancePath+"/segment/separator",schemaPath:"#/properties/segment/properties/separator/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/segment/separator",schemaPath:"#/properties/segment/properties/separator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data11.index !== undefined){
let data14 = data11.index;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err22 = {instancePath:instancePath+"/segment/index",schemaPath:"#/properties/segment/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 100 || isNaN(data14)){
const err23 = {instancePath:instancePath+"/segment/index",schemaPath:"#/properties/segment/properties/index/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data14 < -20 || isNaN(data14)){
const err24 = {instancePath:instancePath+"/segment/index",schemaPath:"#/properties/segment/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: -20},message:"must be >= -20"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
}
else {
const err25 = {instancePath:instancePath+"/segment",schemaPath:"#/properties/segment/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.extract !== undefined){
let data15 = data.extract;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.of === undefined){
const err26 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data15.regex === undefined){
const err27 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/required",keyword:"required",params:{missingProperty: "regex"},message:"must have required property '"+"regex"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key3 in data15){
if(!((key3 === "of") || (key3 === "regex"))){
const err28 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data15.of !== undefined){
if(!(wrapper0.validate(data15.of, {instancePath:instancePath+"/extract/of",parentData:data15,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data15.regex !== undefined){
let data17 = data15.regex;
if(typeof data17 === "string"){
if(func2(data17) < 1){
const err29 = {instancePath:instancePath+"/extract/regex",schemaPath:"#/properties/extract/properties/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err30 = {instancePath:instancePath+"/extract/regex",schemaPath:"#/properties/extract/properties/regex/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err31 = {instancePath:instancePath+"/extract",schemaPath:"#/properties/extract/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.only_if !== undefined){
let data18 = data.only_if;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.of === undefined){
const err32 = {instancePath:instancePath+"/only_if",schemaPath:"#/properties/only_if/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key4 in data18){
if(!(((key4 === "of") || (key4 === "contains")) || (key4 === "lacks"))){
const err33 = {instancePath:instancePath+"/only_if",schemaPath:"#/properties/only_if/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data18.of !== undefined){
if(!(wrapper0.validate(data18.of, {instancePath:instancePath+"/only_if/of",parentData:data18,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data18.contains !== undefined){
let data20 = data18.contains;
if(typeof data20 === "string"){
if(func2(data20) < 1){
const err34 = {instancePath:instancePath+"/only_if/contains",schemaPath:"#/properties/only_if/properties/contains/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/only_if/contains",schemaPath:"#/properties/only_if/properties/contains/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data18.lacks !== undefined){
let data21 = data18.lacks;
if(typeof data21 === "string"){
if(func2(data21) < 1){
const err36 = {instancePath:instancePath+"/only_if/lacks",schemaPath:"#/properties/only_if/properties/lacks/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/only_if/lacks",schemaPath:"#/properties/only_if/properties/lacks/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/only_if",schemaPath:"#/properties/only_if/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.path !== undefined){
let data22 = data.path;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.of === undefined){
const err39 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data22.path === undefined){
const err40 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
for(const key5 in data22){
if(!(((key5 === "of") || (key5 === "path")) || (key5 === "parse"))){
const err41 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data22.of !== undefined){
if(!(wrapper0.validate(data22.of, {instancePath:instancePath+"/path/of",parentData:data22,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data22.path !== undefined){
let data24 = data22.path;
if(Array.isArray(data24)){
if(data24.length < 1){
const err42 = {instancePath:instancePath+"/path/path",schemaPath:"#/properties/path/properties/path/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const len2 = data24.length;
for(let i2=0; i2<len2; i2++){
let data25 = data24[i2];
if((typeof data25 !== "string") && (!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25))))){
const err43 = {instancePath:instancePath+"/path/path/" + i2,schemaPath:"#/properties/path/properties/path/items/type",keyword:"type",params:{type: schema33.properties.path.properties.path.items.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/path/path",schemaPath:"#/properties/path/properties/path/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data22.parse !== undefined){
if(typeof data22.parse !== "boolean"){
const err45 = {instancePath:instancePath+"/path/parse",schemaPath:"#/properties/path/properties/parse/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err46 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.constant !== undefined){
let data27 = data.constant;
if(((typeof data27 !== "string") && (!((typeof data27 == "number") && (isFinite(data27))))) && (typeof data27 !== "boolean")){
const err47 = {instancePath:instancePath+"/constant",schemaPath:"#/properties/constant/type",keyword:"type",params:{type: schema33.properties.constant.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.absent !== undefined){
let data28 = data.absent;
if(typeof data28 === "string"){
if(func2(data28) < 1){
const err48 = {instancePath:instancePath+"/absent",schemaPath:"#/properties/absent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/absent",schemaPath:"#/properties/absent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.field !== undefined){
let data29 = data.field;
if(typeof data29 === "string"){
if(func2(data29) < 1){
const err50 = {instancePath:instancePath+"/field",schemaPath:"#/properties/field/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/field",schemaPath:"#/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data === "string"){
if(func2(data) < 1){
const err0 = {instancePath,schemaPath:"#/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(!(validate22(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate21.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate21.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="binding.schema.json" */;
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
if(data.source === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.backend === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "backend"},message:"must have required property '"+"backend"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.backend !== undefined){
let data0 = data.backend;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/backend",schemaPath:"#/properties/backend/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((((data0 === "sentinel") || (data0 === "splunk")) || (data0 === "sumo")) || (data0 === "elastic")) || (data0 === "sigma"))){
const err4 = {instancePath:instancePath+"/backend",schemaPath:"#/properties/backend/enum",keyword:"enum",params:{allowedValues: schema31.properties.backend.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.source !== undefined){
let data1 = data.source;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.scope !== undefined){
let data2 = data.scope;
const _errs7 = errors;
let valid1 = false;
let passing0 = null;
const _errs8 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.table === undefined){
const err7 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/0/required",keyword:"required",params:{missingProperty: "table"},message:"must have required property '"+"table"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.connectors === undefined){
const err8 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/0/required",keyword:"required",params:{missingProperty: "connectors"},message:"must have required property '"+"connectors"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data2){
if(!((key1 === "table") || (key1 === "connectors"))){
const err9 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.table !== undefined){
let data3 = data2.table;
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err10 = {instancePath:instancePath+"/scope/table",schemaPath:"#/properties/scope/oneOf/0/properties/table/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/scope/table",schemaPath:"#/properties/scope/oneOf/0/properties/table/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.connectors !== undefined){
let data4 = data2.connectors;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.id === undefined){
const err12 = {instancePath:instancePath+"/scope/connectors/" + i0,schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5.tables === undefined){
const err13 = {instancePath:instancePath+"/scope/connectors/" + i0,schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/required",keyword:"required",params:{missingProperty: "tables"},message:"must have required property '"+"tables"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data5){
if(!((key2 === "id") || (key2 === "tables"))){
const err14 = {instancePath:instancePath+"/scope/connectors/" + i0,schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.id !== undefined){
let data6 = data5.id;
if(typeof data6 === "string"){
if(func2(data6) < 1){
const err15 = {instancePath:instancePath+"/scope/connectors/" + i0+"/id",schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/scope/connectors/" + i0+"/id",schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.tables !== undefined){
let data7 = data5.tables;
if(Array.isArray(data7)){
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/scope/connectors/" + i0+"/tables",schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/properties/tables/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 === "string"){
if(func2(data8) < 1){
const err18 = {instancePath:instancePath+"/scope/connectors/" + i0+"/tables/" + i1,schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/properties/tables/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/scope/connectors/" + i0+"/tables/" + i1,schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/properties/tables/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err20 = {instancePath:instancePath+"/scope/connectors/" + i0+"/tables",schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/properties/tables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/scope/connectors/" + i0,schemaPath:"#/properties/scope/oneOf/0/properties/connectors/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/scope/connectors",schemaPath:"#/properties/scope/oneOf/0/properties/connectors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid0 = _errs8 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
var props0 = true;
}
const _errs24 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.macro === undefined){
const err24 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/required",keyword:"required",params:{missingProperty: "macro"},message:"must have required property '"+"macro"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data2.definition === undefined){
const err25 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data2.sourcetypes === undefined){
const err26 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/required",keyword:"required",params:{missingProperty: "sourcetypes"},message:"must have required property '"+"sourcetypes"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data2.asset_type === undefined){
const err27 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/required",keyword:"required",params:{missingProperty: "asset_type"},message:"must have required property '"+"asset_type"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data2.security_domain === undefined){
const err28 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/required",keyword:"required",params:{missingProperty: "security_domain"},message:"must have required property '"+"security_domain"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data2.data_sources === undefined){
const err29 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/required",keyword:"required",params:{missingProperty: "data_sources"},message:"must have required property '"+"data_sources"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key3 in data2){
if(!(((((((key3 === "macro") || (key3 === "definition")) || (key3 === "sourcetypes")) || (key3 === "asset_type")) || (key3 === "security_domain")) || (key3 === "data_sources")) || (key3 === "vendor_product"))){
const err30 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data2.macro !== undefined){
let data9 = data2.macro;
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
const err31 = {instancePath:instancePath+"/scope/macro",schemaPath:"#/properties/scope/oneOf/1/properties/macro/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/scope/macro",schemaPath:"#/properties/scope/oneOf/1/properties/macro/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data2.definition !== undefined){
let data10 = data2.definition;
if(typeof data10 === "string"){
if(func2(data10) < 1){
const err33 = {instancePath:instancePath+"/scope/definition",schemaPath:"#/properties/scope/oneOf/1/properties/definition/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/scope/definition",schemaPath:"#/properties/scope/oneOf/1/properties/definition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data2.sourcetypes !== undefined){
let data11 = data2.sourcetypes;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(typeof data12 === "string"){
if(func2(data12) < 1){
const err35 = {instancePath:instancePath+"/scope/sourcetypes/" + i2,schemaPath:"#/properties/scope/oneOf/1/properties/sourcetypes/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/scope/sourcetypes/" + i2,schemaPath:"#/properties/scope/oneOf/1/properties/sourcetypes/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/scope/sourcetypes",schemaPath:"#/properties/scope/oneOf/1/properties/sourcetypes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data2.asset_type !== undefined){
let data13 = data2.asset_type;
if(typeof data13 === "string"){
if(func2(data13) < 1){
const err38 = {instancePath:instancePath+"/scope/asset_type",schemaPath:"#/properties/scope/oneOf/1/properties/asset_type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/scope/asset_type",schemaPath:"#/properties/scope/oneOf/1/properties/asset_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data2.security_domain !== undefined){
let data14 = data2.security_domain;
if(typeof data14 !== "string"){
const err40 = {instancePath:instancePath+"/scope/security_domain",schemaPath:"#/properties/scope/oneOf/1/properties/security_domain/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!((((((data14 === "endpoint") || (data14 === "network")) || (data14 === "threat")) || (data14 === "identity")) || (data14 === "access")) || (data14 === "audit"))){
const err41 = {instancePath:instancePath+"/scope/security_domain",schemaPath:"#/properties/scope/oneOf/1/properties/security_domain/enum",keyword:"enum",params:{allowedValues: schema31.properties.scope.oneOf[1].properties.security_domain.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data2.data_sources !== undefined){
let data15 = data2.data_sources;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
if(typeof data16 === "string"){
if(func2(data16) < 1){
const err42 = {instancePath:instancePath+"/scope/data_sources/" + i3,schemaPath:"#/properties/scope/oneOf/1/properties/data_sources/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/scope/data_sources/" + i3,schemaPath:"#/properties/scope/oneOf/1/properties/data_sources/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/scope/data_sources",schemaPath:"#/properties/scope/oneOf/1/properties/data_sources/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data2.vendor_product !== undefined){
let data17 = data2.vendor_product;
if(typeof data17 === "string"){
if(!pattern6.test(data17)){
const err45 = {instancePath:instancePath+"/scope/vendor_product",schemaPath:"#/properties/scope/oneOf/1/properties/vendor_product/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/scope/vendor_product",schemaPath:"#/properties/scope/oneOf/1/properties/vendor_product/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid0 = _errs24 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs45 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.record_types === undefined){
const err48 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/2/required",keyword:"required",params:{missingProperty: "record_types"},message:"must have required property '"+"record_types"+"'"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data2.index === undefined){
const err49 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/2/required",keyword:"required",params:{missingProperty: "index"},message:"must have required property '"+"index"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key4 in data2){
if(!((((key4 === "vendor") || (key4 === "product")) || (key4 === "record_types")) || (key4 === "index"))){
const err50 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data2.vendor !== undefined){
let data18 = data2.vendor;
if(typeof data18 === "string"){
if(func2(data18) < 1){
const err51 = {instancePath:instancePath+"/scope/vendor",schemaPath:"#/properties/scope/oneOf/2/properties/vendor/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/scope/vendor",schemaPath:"#/properties/scope/oneOf/2/properties/vendor/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data2.product !== undefined){
let data19 = data2.product;
if(typeof data19 === "string"){
if(func2(data19) < 1){
const err53 = {instancePath:instancePath+"/scope/product",schemaPath:"#/properties/scope/oneOf/2/properties/product/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/scope/product",schemaPath:"#/properties/scope/oneOf/2/properties/product/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data2.record_types !== undefined){
let data20 = data2.record_types;
if(Array.isArray(data20)){
const len4 = data20.length;
for(let i4=0; i4<len4; i4++){
let data21 = data20[i4];
if(typeof data21 === "string"){
if(func2(data21) < 1){
const err55 = {instancePath:instancePath+"/scope/record_types/" + i4,schemaPath:"#/properties/scope/oneOf/2/properties/record_types/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/scope/record_types/" + i4,schemaPath:"#/properties/scope/oneOf/2/properties/record_types/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/scope/record_types",schemaPath:"#/properties/scope/oneOf/2/properties/record_types/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data2.index !== undefined){
let data22 = data2.index;
if(typeof data22 === "string"){
if(func2(data22) < 1){
const err58 = {instancePath:instancePath+"/scope/index",schemaPath:"#/properties/scope/oneOf/2/properties/index/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/scope/index",schemaPath:"#/properties/scope/oneOf/2/properties/index/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var _valid0 = _errs45 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid1 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs58 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.index === undefined){
const err61 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/required",keyword:"required",params:{missingProperty: "index"},message:"must have required property '"+"index"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data2.dataset === undefined){
const err62 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/required",keyword:"required",params:{missingProperty: "dataset"},message:"must have required property '"+"dataset"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data2.packages === undefined){
const err63 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/required",keyword:"required",params:{missingProperty: "packages"},message:"must have required property '"+"packages"+"'"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data2.category === undefined){
const err64 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/required",keyword:"required",params:{missingProperty: "category"},message:"must have required property '"+"category"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data2.tags === undefined){
const err65 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/required",keyword:"required",params:{missingProperty: "tags"},message:"must have required property '"+"tags"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key5 in data2){
if(!(((((((key5 === "index") || (key5 === "dataset")) || (key5 === "packages")) || (key5 === "category")) || (key5 === "empty_text")) || (key5 === "tags")) || (key5 === "host_os"))){
const err66 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data2.index !== undefined){
let data23 = data2.index;
if(Array.isArray(data23)){
if(data23.length < 1){
const err67 = {instancePath:instancePath+"/scope/index",schemaPath:"#/properties/scope/oneOf/3/properties/index/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const len5 = data23.length;
for(let i5=0; i5<len5; i5++){
let data24 = data23[i5];
if(typeof data24 === "string"){
if(func2(data24) < 1){
const err68 = {instancePath:instancePath+"/scope/index/" + i5,schemaPath:"#/properties/scope/oneOf/3/properties/index/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/scope/index/" + i5,schemaPath:"#/properties/scope/oneOf/3/properties/index/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/scope/index",schemaPath:"#/properties/scope/oneOf/3/properties/index/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data2.dataset !== undefined){
let data25 = data2.dataset;
if(Array.isArray(data25)){
const len6 = data25.length;
for(let i6=0; i6<len6; i6++){
let data26 = data25[i6];
if(typeof data26 === "string"){
if(func2(data26) < 1){
const err71 = {instancePath:instancePath+"/scope/dataset/" + i6,schemaPath:"#/properties/scope/oneOf/3/properties/dataset/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/scope/dataset/" + i6,schemaPath:"#/properties/scope/oneOf/3/properties/dataset/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/scope/dataset",schemaPath:"#/properties/scope/oneOf/3/properties/dataset/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data2.packages !== undefined){
let data27 = data2.packages;
if(Array.isArray(data27)){
const len7 = data27.length;
for(let i7=0; i7<len7; i7++){
let data28 = data27[i7];
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.package === undefined){
const err74 = {instancePath:instancePath+"/scope/packages/" + i7,schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/required",keyword:"required",params:{missingProperty: "package"},message:"must have required property '"+"package"+"'"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data28.version === undefined){
const err75 = {instancePath:instancePath+"/scope/packages/" + i7,schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
for(const key6 in data28){
if(!(((key6 === "package") || (key6 === "integration")) || (key6 === "version"))){
const err76 = {instancePath:instancePath+"/scope/packages/" + i7,schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data28.package !== undefined){
let data29 = data28.package;
if(typeof data29 === "string"){
if(func2(data29) < 1){
const err77 = {instancePath:instancePath+"/scope/packages/" + i7+"/package",schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/properties/package/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/scope/packages/" + i7+"/package",schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/properties/package/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data28.integration !== undefined){
let data30 = data28.integration;
if(typeof data30 === "string"){
if(func2(data30) < 1){
const err79 = {instancePath:instancePath+"/scope/packages/" + i7+"/integration",schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/properties/integration/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/scope/packages/" + i7+"/integration",schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/properties/integration/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data28.version !== undefined){
let data31 = data28.version;
if(typeof data31 === "string"){
if(func2(data31) < 1){
const err81 = {instancePath:instancePath+"/scope/packages/" + i7+"/version",schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err82 = {instancePath:instancePath+"/scope/packages/" + i7+"/version",schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/scope/packages/" + i7,schemaPath:"#/properties/scope/oneOf/3/properties/packages/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/scope/packages",schemaPath:"#/properties/scope/oneOf/3/properties/packages/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data2.category !== undefined){
let data32 = data2.category;
if(typeof data32 === "string"){
if(func2(data32) < 1){
const err85 = {instancePath:instancePath+"/scope/category",schemaPath:"#/properties/scope/oneOf/3/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/scope/category",schemaPath:"#/properties/scope/oneOf/3/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data2.empty_text !== undefined){
let data33 = data2.empty_text;
if(!((data33 === "kept") || (data33 === "dropped"))){
const err87 = {instancePath:instancePath+"/scope/empty_text",schemaPath:"#/properties/scope/oneOf/3/properties/empty_text/enum",keyword:"enum",params:{allowedValues: schema31.properties.scope.oneOf[3].properties.empty_text.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data2.tags !== undefined){
let data34 = data2.tags;
if(Array.isArray(data34)){
const len8 = data34.length;
for(let i8=0; i8<len8; i8++){
let data35 = data34[i8];
if(typeof data35 === "string"){
if(func2(data35) < 1){
const err88 = {instancePath:instancePath+"/scope/tags/" + i8,schemaPath:"#/properties/scope/oneOf/3/properties/tags/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/scope/tags/" + i8,schemaPath:"#/properties/scope/oneOf/3/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
}
else {
const err90 = {instancePath:instancePath+"/scope/tags",schemaPath:"#/properties/scope/oneOf/3/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data2.host_os !== undefined){
let data36 = data2.host_os;
if(Array.isArray(data36)){
const len9 = data36.length;
for(let i9=0; i9<len9; i9++){
let data37 = data36[i9];
if(typeof data37 === "string"){
if(func2(data37) < 1){
const err91 = {instancePath:instancePath+"/scope/host_os/" + i9,schemaPath:"#/properties/scope/oneOf/3/properties/host_os/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/scope/host_os/" + i9,schemaPath:"#/properties/scope/oneOf/3/properties/host_os/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
else {
const err93 = {instancePath:instancePath+"/scope/host_os",schemaPath:"#/properties/scope/oneOf/3/properties/host_os/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
var _valid0 = _errs58 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid1 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs91 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key7 in data2){
if(!(((key7 === "category") || (key7 === "product")) || (key7 === "service"))){
const err95 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data2.category !== undefined){
let data38 = data2.category;
if(typeof data38 === "string"){
if(func2(data38) < 1){
const err96 = {instancePath:instancePath+"/scope/category",schemaPath:"#/properties/scope/oneOf/4/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err97 = {instancePath:instancePath+"/scope/category",schemaPath:"#/properties/scope/oneOf/4/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data2.product !== undefined){
let data39 = data2.product;
if(typeof data39 === "string"){
if(func2(data39) < 1){
const err98 = {instancePath:instancePath+"/scope/product",schemaPath:"#/properties/scope/oneOf/4/properties/product/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/scope/product",schemaPath:"#/properties/scope/oneOf/4/properties/product/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data2.service !== undefined){
let data40 = data2.service;
if(typeof data40 === "string"){
if(func2(data40) < 1){
const err100 = {instancePath:instancePath+"/scope/service",schemaPath:"#/properties/scope/oneOf/4/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/scope/service",schemaPath:"#/properties/scope/oneOf/4/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
var _valid0 = _errs91 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid1 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
if(!valid1){
const err103 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
}
if(data.where !== undefined){
let data41 = data.where;
if(!data41 || typeof data41 != "object"){
const err104 = {instancePath:instancePath+"/where",schemaPath:"#/properties/where/type",keyword:"type",params:{type: schema31.properties.where.type},message:"must be object,array"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data.time !== undefined){
if(!(validate21(data.time, {instancePath:instancePath+"/time",parentData:data,parentDataProperty:"time",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.arrival !== undefined){
if(!(validate21(data.arrival, {instancePath:instancePath+"/arrival",parentData:data,parentDataProperty:"arrival",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.row_id !== undefined){
if(!(validate21(data.row_id, {instancePath:instancePath+"/row_id",parentData:data,parentDataProperty:"row_id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.columns !== undefined){
let data45 = data.columns;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key8 in data45){
if(!(validate21(data45[key8], {instancePath:instancePath+"/columns/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data45,parentDataProperty:key8,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err105 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data.fields !== undefined){
let data47 = data.fields;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key9 in data47){
const _errs111 = errors;
if(typeof key9 === "string"){
if(!pattern4.test(key9)){
const err106 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key9};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
var valid30 = _errs111 === errors;
if(!valid30){
const err107 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
for(const key10 in data47){
let data48 = data47[key10];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.evidence === undefined){
const err108 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/required",keyword:"required",params:{missingProperty: "evidence"},message:"must have required property '"+"evidence"+"'"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
for(const key11 in data48){
if(!(func1.call(schema31.properties.fields.additionalProperties.properties, key11))){
const err109 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data48.column !== undefined){
let data49 = data48.column;
if(typeof data49 === "string"){
if(func2(data49) < 1){
const err110 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/column",schemaPath:"#/properties/fields/additionalProperties/properties/column/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/column",schemaPath:"#/properties/fields/additionalProperties/properties/column/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data48.type !== undefined){
let data50 = data48.type;
if(typeof data50 !== "string"){
const err112 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/fields/additionalProperties/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!((((((((((((((((((((((((data50 === "string") || (data50 === "dynamic")) || (data50 === "datetime")) || (data50 === "long")) || (data50 === "int")) || (data50 === "real")) || (data50 === "bool")) || (data50 === "boolean")) || (data50 === "guid")) || (data50 === "multivalue")) || (data50 === "raw")) || (data50 === "keyword")) || (data50 === "constant_keyword")) || (data50 === "wildcard")) || (data50 === "text")) || (data50 === "match_only_text")) || (data50 === "ip")) || (data50 === "date")) || (data50 === "integer")) || (data50 === "float")) || (data50 === "double")) || (data50 === "flattened")) || (data50 === "object")) || (data50 === "any"))){
const err113 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/fields/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data48.first_of !== undefined){
let data51 = data48.first_of;
if(Array.isArray(data51)){
if(data51.length < 2){
const err114 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/first_of",schemaPath:"#/properties/fields/additionalProperties/properties/first_of/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
const len10 = data51.length;
for(let i10=0; i10<len10; i10++){
if(!(validate21(data51[i10], {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/first_of/" + i10,parentData:data51,parentDataProperty:i10,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err115 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/first_of",schemaPath:"#/properties/fields/additionalProperties/properties/first_of/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data48.disjoint !== undefined){
if(typeof data48.disjoint !== "boolean"){
const err116 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/disjoint",schemaPath:"#/properties/fields/additionalProperties/properties/disjoint/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data48.any_of !== undefined){
let data54 = data48.any_of;
if(Array.isArray(data54)){
if(data54.length < 2){
const err117 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/any_of",schemaPath:"#/properties/fields/additionalProperties/properties/any_of/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
const len11 = data54.length;
for(let i11=0; i11<len11; i11++){
if(!(validate21(data54[i11], {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/any_of/" + i11,parentData:data54,parentDataProperty:i11,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err118 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/any_of",schemaPath:"#/properties/fields/additionalProperties/properties/any_of/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data48.lower !== undefined){
if(!(validate21(data48.lower, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/lower",parentData:data48,parentDataProperty:"lower",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data48.remove !== undefined){
let data57 = data48.remove;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.of === undefined){
const err119 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove",schemaPath:"#/properties/fields/additionalProperties/properties/remove/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data57.text === undefined){
const err120 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove",schemaPath:"#/properties/fields/additionalProperties/properties/remove/required",keyword:"required",params:{missingProperty: "text"},message:"must have required property '"+"text"+"'"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key12 in data57){
if(!((key12 === "of") || (key12 === "text"))){
const err121 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove",schemaPath:"#/properties/fields/additionalProperties/properties/remove/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data57.of !== undefined){
if(!(validate21(data57.of, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove/of",parentData:data57,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data57.text !== undefined){
let data59 = data57.text;
if(typeof data59 === "string"){
if(func2(data59) < 1){
const err122 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove/text",schemaPath:"#/properties/fields/additionalProperties/properties/remove/properties/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove/text",schemaPath:"#/properties/fields/additionalProperties/properties/remove/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
else {
const err124 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/remove",schemaPath:"#/properties/fields/additionalProperties/properties/remove/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data48.segment !== undefined){
let data60 = data48.segment;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60.of === undefined){
const err125 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment",schemaPath:"#/properties/fields/additionalProperties/properties/segment/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data60.separator === undefined){
const err126 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment",schemaPath:"#/properties/fields/additionalProperties/properties/segment/required",keyword:"required",params:{missingProperty: "separator"},message:"must have required property '"+"separator"+"'"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(data60.index === undefined){
const err127 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment",schemaPath:"#/properties/fields/additionalProperties/properties/segment/required",keyword:"required",params:{missingProperty: "index"},message:"must have required property '"+"index"+"'"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
for(const key13 in data60){
if(!(((key13 === "of") || (key13 === "separator")) || (key13 === "index"))){
const err128 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment",schemaPath:"#/properties/fields/additionalProperties/properties/segment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data60.of !== undefined){
if(!(validate21(data60.of, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment/of",parentData:data60,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data60.separator !== undefined){
let data62 = data60.separator;
if(typeof data62 === "string"){
if(func2(data62) < 1){
const err129 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment/separator",schemaPath:"#/properties/fields/additionalProperties/properties/segment/properties/separator/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment/separator",schemaPath:"#/properties/fields/additionalProperties/properties/segment/properties/separator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data60.index !== undefined){
let data63 = data60.index;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err131 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment/index",schemaPath:"#/properties/fields/additionalProperties/properties/segment/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 > 100 || isNaN(data63)){
const err132 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment/index",schemaPath:"#/properties/fields/additionalProperties/properties/segment/properties/index/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data63 < -20 || isNaN(data63)){
const err133 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment/index",schemaPath:"#/properties/fields/additionalProperties/properties/segment/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: -20},message:"must be >= -20"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
}
else {
const err134 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/segment",schemaPath:"#/properties/fields/additionalProperties/properties/segment/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data48.extract !== undefined){
let data64 = data48.extract;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.of === undefined){
const err135 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract",schemaPath:"#/properties/fields/additionalProperties/properties/extract/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(data64.regex === undefined){
const err136 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract",schemaPath:"#/properties/fields/additionalProperties/properties/extract/required",keyword:"required",params:{missingProperty: "regex"},message:"must have required property '"+"regex"+"'"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
for(const key14 in data64){
if(!((key14 === "of") || (key14 === "regex"))){
const err137 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract",schemaPath:"#/properties/fields/additionalProperties/properties/extract/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data64.of !== undefined){
if(!(validate21(data64.of, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract/of",parentData:data64,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data64.regex !== undefined){
let data66 = data64.regex;
if(typeof data66 === "string"){
if(func2(data66) < 1){
const err138 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract/regex",schemaPath:"#/properties/fields/additionalProperties/properties/extract/properties/regex/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract/regex",schemaPath:"#/properties/fields/additionalProperties/properties/extract/properties/regex/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
}
else {
const err140 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/extract",schemaPath:"#/properties/fields/additionalProperties/properties/extract/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data48.only_if !== undefined){
let data67 = data48.only_if;
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
if(data67.of === undefined){
const err141 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
for(const key15 in data67){
if(!(((key15 === "of") || (key15 === "contains")) || (key15 === "lacks"))){
const err142 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data67.of !== undefined){
if(!(validate21(data67.of, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if/of",parentData:data67,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data67.contains !== undefined){
let data69 = data67.contains;
if(typeof data69 === "string"){
if(func2(data69) < 1){
const err143 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if/contains",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/properties/contains/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err144 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if/contains",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/properties/contains/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data67.lacks !== undefined){
let data70 = data67.lacks;
if(typeof data70 === "string"){
if(func2(data70) < 1){
const err145 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if/lacks",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/properties/lacks/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if/lacks",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/properties/lacks/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
else {
const err147 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/only_if",schemaPath:"#/properties/fields/additionalProperties/properties/only_if/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data48.path !== undefined){
let data71 = data48.path;
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
if(data71.of === undefined){
const err148 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path",schemaPath:"#/properties/fields/additionalProperties/properties/path/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data71.path === undefined){
const err149 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path",schemaPath:"#/properties/fields/additionalProperties/properties/path/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
for(const key16 in data71){
if(!(((key16 === "of") || (key16 === "path")) || (key16 === "parse"))){
const err150 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path",schemaPath:"#/properties/fields/additionalProperties/properties/path/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data71.of !== undefined){
if(!(validate21(data71.of, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path/of",parentData:data71,parentDataProperty:"of",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data71.path !== undefined){
let data73 = data71.path;
if(Array.isArray(data73)){
if(data73.length < 1){
const err151 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path/path",schemaPath:"#/properties/fields/additionalProperties/properties/path/properties/path/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
const len12 = data73.length;
for(let i12=0; i12<len12; i12++){
let data74 = data73[i12];
if((typeof data74 !== "string") && (!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74))))){
const err152 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path/path/" + i12,schemaPath:"#/properties/fields/additionalProperties/properties/path/properties/path/items/type",keyword:"type",params:{type: schema31.properties.fields.additionalProperties.properties.path.properties.path.items.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
}
else {
const err153 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path/path",schemaPath:"#/properties/fields/additionalProperties/properties/path/properties/path/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data71.parse !== undefined){
if(typeof data71.parse !== "boolean"){
const err154 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path/parse",schemaPath:"#/properties/fields/additionalProperties/properties/path/properties/parse/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
else {
const err155 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/path",schemaPath:"#/properties/fields/additionalProperties/properties/path/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data48.constant !== undefined){
let data76 = data48.constant;
if(((typeof data76 !== "string") && (!((typeof data76 == "number") && (isFinite(data76))))) && (typeof data76 !== "boolean")){
const err156 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/constant",schemaPath:"#/properties/fields/additionalProperties/properties/constant/type",keyword:"type",params:{type: schema31.properties.fields.additionalProperties.properties.constant.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data48.absent !== undefined){
let data77 = data48.absent;
if(typeof data77 === "string"){
if(func2(data77) < 1){
const err157 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/absent",schemaPath:"#/properties/fields/additionalProperties/properties/absent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
else {
const err158 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/absent",schemaPath:"#/properties/fields/additionalProperties/properties/absent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data48.field !== undefined){
let data78 = data48.field;
if(typeof data78 === "string"){
if(func2(data78) < 1){
const err159 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/field",schemaPath:"#/properties/fields/additionalProperties/properties/field/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/field",schemaPath:"#/properties/fields/additionalProperties/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data48.output !== undefined){
let data79 = data48.output;
if(typeof data79 === "string"){
if(!pattern8.test(data79)){
const err161 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/output",schemaPath:"#/properties/fields/additionalProperties/properties/output/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_@][A-Za-z0-9_.@\\-]*$"},message:"must match pattern \""+"^[A-Za-z_@][A-Za-z0-9_.@\\-]*$"+"\""};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
else {
const err162 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/output",schemaPath:"#/properties/fields/additionalProperties/properties/output/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data48.values !== undefined){
let data80 = data48.values;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
if(Object.keys(data80).length < 1){
const err163 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/fields/additionalProperties/properties/values/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
for(const key17 in data80){
let data81 = data80[key17];
if(Array.isArray(data81)){
if(data81.length < 1){
const err164 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/values/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
const len13 = data81.length;
for(let i13=0; i13<len13; i13++){
let data82 = data81[i13];
if(((typeof data82 !== "string") && (!((typeof data82 == "number") && (isFinite(data82))))) && (typeof data82 !== "boolean")){
const err165 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i13,schemaPath:"#/properties/fields/additionalProperties/properties/values/additionalProperties/items/type",keyword:"type",params:{type: schema31.properties.fields.additionalProperties.properties.values.additionalProperties.items.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
let i14 = data81.length;
let j0;
if(i14 > 1){
const indices0 = {};
for(;i14--;){
let item0 = data81[i14];
if(((typeof item0 !== "string") && (!((typeof item0 == "number") && (isFinite(item0))))) && (typeof item0 !== "boolean")){
continue;
}
if(typeof item0 == "string"){
item0 += "_";
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err166 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/values/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i14+" are identical)"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
break;
}
indices0[item0] = i14;
}
}
}
else {
const err167 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/values/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
}
else {
const err168 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/fields/additionalProperties/properties/values/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data48.cases !== undefined){
let data83 = data48.cases;
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
if(Object.keys(data83).length < 1){
const err169 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases",schemaPath:"#/properties/fields/additionalProperties/properties/cases/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
for(const key18 in data83){
let data84 = data83[key18];
if(!data84 || typeof data84 != "object"){
const err170 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/cases/additionalProperties/type",keyword:"type",params:{type: schema31.properties.fields.additionalProperties.properties.cases.additionalProperties.type},message:"must be object,array"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/cases",schemaPath:"#/properties/fields/additionalProperties/properties/cases/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data48.apart !== undefined){
let data85 = data48.apart;
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
if(data85.column === undefined){
const err172 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart",schemaPath:"#/properties/fields/additionalProperties/properties/apart/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data85.values === undefined){
const err173 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart",schemaPath:"#/properties/fields/additionalProperties/properties/apart/required",keyword:"required",params:{missingProperty: "values"},message:"must have required property '"+"values"+"'"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
for(const key19 in data85){
if(!((key19 === "column") || (key19 === "values"))){
const err174 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart",schemaPath:"#/properties/fields/additionalProperties/properties/apart/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data85.column !== undefined){
let data86 = data85.column;
if(typeof data86 === "string"){
if(func2(data86) < 1){
const err175 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/column",schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/column/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/column",schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/column/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data85.values !== undefined){
let data87 = data85.values;
if(Array.isArray(data87)){
if(data87.length < 1){
const err177 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/values",schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/values/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
const len14 = data87.length;
for(let i15=0; i15<len14; i15++){
let data88 = data87[i15];
if(typeof data88 === "string"){
if(func2(data88) < 1){
const err178 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/values/" + i15,schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/values/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
else {
const err179 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/values/" + i15,schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
let i16 = data87.length;
let j1;
if(i16 > 1){
const indices1 = {};
for(;i16--;){
let item1 = data87[i16];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err180 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/values",schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i16, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i16+" are identical)"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
break;
}
indices1[item1] = i16;
}
}
}
else {
const err181 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart/values",schemaPath:"#/properties/fields/additionalProperties/properties/apart/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
else {
const err182 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/apart",schemaPath:"#/properties/fields/additionalProperties/properties/apart/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data48.stored_case !== undefined){
let data89 = data48.stored_case;
if(typeof data89 !== "string"){
const err183 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/stored_case",schemaPath:"#/properties/fields/additionalProperties/properties/stored_case/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
if(!((((data89 === "any") || (data89 === "lower")) || (data89 === "upper")) || (data89 === "exact"))){
const err184 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/stored_case",schemaPath:"#/properties/fields/additionalProperties/properties/stored_case/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.stored_case.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data48.spellings !== undefined){
let data90 = data48.spellings;
if(typeof data90 !== "string"){
const err185 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/spellings",schemaPath:"#/properties/fields/additionalProperties/properties/spellings/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(!(((data90 === "canonical_and_upper") || (data90 === "canonical_and_lower")) || (data90 === "listed"))){
const err186 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/spellings",schemaPath:"#/properties/fields/additionalProperties/properties/spellings/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.spellings.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data48.nullable !== undefined){
if(typeof data48.nullable !== "boolean"){
const err187 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/nullable",schemaPath:"#/properties/fields/additionalProperties/properties/nullable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data48.approximates !== undefined){
let data92 = data48.approximates;
const _errs203 = errors;
let valid53 = false;
let passing1 = null;
const _errs204 = errors;
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
if(data92.direction === undefined){
const err188 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(data92.reason === undefined){
const err189 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
for(const key20 in data92){
if(!((((key20 === "direction") || (key20 === "reason")) || (key20 === "escapes")) || (key20 === "concerns"))){
const err190 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data92.direction !== undefined){
let data93 = data92.direction;
if(typeof data93 !== "string"){
const err191 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/direction",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(!(((data93 === "over") || (data93 === "under")) || (data93 === "both"))){
const err192 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/direction",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/direction/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.approximates.oneOf[0].properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data92.reason !== undefined){
let data94 = data92.reason;
if(typeof data94 === "string"){
if(func2(data94) < 1){
const err193 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/reason",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err194 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/reason",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data92.escapes !== undefined){
let data95 = data92.escapes;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
if(Object.keys(data95).length < 1){
const err195 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/escapes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
for(const key21 in data95){
const _errs213 = errors;
if(typeof key21 === "string"){
if(!pattern9.test(key21)){
const err196 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/escapes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~]$"+"\"",propertyName:key21};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
var valid55 = _errs213 === errors;
if(!valid55){
const err197 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/escapes/propertyNames",keyword:"propertyNames",params:{propertyName: key21},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
for(const key22 in data95){
let data96 = data95[key22];
if(typeof data96 === "string"){
if(!pattern10.test(data96)){
const err198 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/escapes/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/escapes/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"+"\""};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
else {
const err199 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/escapes/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/escapes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
}
else {
const err200 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/escapes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data92.concerns !== undefined){
let data97 = data92.concerns;
if(Array.isArray(data97)){
if(data97.length < 1){
const err201 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/concerns/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
const len15 = data97.length;
for(let i17=0; i17<len15; i17++){
let data98 = data97[i17];
if(typeof data98 !== "string"){
const err202 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/concerns/" + i17,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/concerns/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(!(((((data98 === "equality") || (data98 === "parts")) || (data98 === "presence")) || (data98 === "key")) || (data98 === "output"))){
const err203 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/concerns/" + i17,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/concerns/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.approximates.oneOf[0].properties.concerns.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
let i18 = data97.length;
let j2;
if(i18 > 1){
const indices2 = {};
for(;i18--;){
let item2 = data97[i18];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err204 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/concerns/uniqueItems",keyword:"uniqueItems",params:{i: i18, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i18+" are identical)"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
break;
}
indices2[item2] = i18;
}
}
}
else {
const err205 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/properties/concerns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
}
else {
const err206 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
var _valid1 = _errs204 === errors;
if(_valid1){
valid53 = true;
passing1 = 0;
}
const _errs221 = errors;
if(Array.isArray(data92)){
if(data92.length < 1){
const err207 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
const len16 = data92.length;
for(let i19=0; i19<len16; i19++){
let data99 = data92[i19];
if(data99 && typeof data99 == "object" && !Array.isArray(data99)){
if(data99.direction === undefined){
const err208 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data99.reason === undefined){
const err209 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
for(const key23 in data99){
if(!((((key23 === "direction") || (key23 === "reason")) || (key23 === "escapes")) || (key23 === "concerns"))){
const err210 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
if(data99.direction !== undefined){
let data100 = data99.direction;
if(typeof data100 !== "string"){
const err211 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/direction",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(!(((data100 === "over") || (data100 === "under")) || (data100 === "both"))){
const err212 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/direction",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/direction/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.approximates.oneOf[1].items.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data99.reason !== undefined){
let data101 = data99.reason;
if(typeof data101 === "string"){
if(func2(data101) < 1){
const err213 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/reason",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
else {
const err214 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/reason",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data99.escapes !== undefined){
let data102 = data99.escapes;
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
if(Object.keys(data102).length < 1){
const err215 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/escapes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
for(const key24 in data102){
const _errs232 = errors;
if(typeof key24 === "string"){
if(!pattern9.test(key24)){
const err216 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/escapes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~]$"+"\"",propertyName:key24};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
var valid63 = _errs232 === errors;
if(!valid63){
const err217 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/escapes/propertyNames",keyword:"propertyNames",params:{propertyName: key24},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
for(const key25 in data102){
let data103 = data102[key25];
if(typeof data103 === "string"){
if(!pattern10.test(data103)){
const err218 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/escapes/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/escapes/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"+"\""};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/escapes/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/escapes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
}
else {
const err220 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/escapes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data99.concerns !== undefined){
let data104 = data99.concerns;
if(Array.isArray(data104)){
if(data104.length < 1){
const err221 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/concerns/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
const len17 = data104.length;
for(let i20=0; i20<len17; i20++){
let data105 = data104[i20];
if(typeof data105 !== "string"){
const err222 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/concerns/" + i20,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/concerns/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if(!(((((data105 === "equality") || (data105 === "parts")) || (data105 === "presence")) || (data105 === "key")) || (data105 === "output"))){
const err223 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/concerns/" + i20,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/concerns/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.approximates.oneOf[1].items.properties.concerns.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
let i21 = data104.length;
let j3;
if(i21 > 1){
const indices3 = {};
for(;i21--;){
let item3 = data104[i21];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err224 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/concerns/uniqueItems",keyword:"uniqueItems",params:{i: i21, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i21+" are identical)"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
break;
}
indices3[item3] = i21;
}
}
}
else {
const err225 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19+"/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/properties/concerns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
else {
const err226 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates/" + i19,schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
}
else {
const err227 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
var _valid1 = _errs221 === errors;
if(_valid1 && valid53){
valid53 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid53 = true;
passing1 = 1;
}
}
if(!valid53){
const err228 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/approximates/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
else {
errors = _errs203;
if(vErrors !== null){
if(_errs203){
vErrors.length = _errs203;
}
else {
vErrors = null;
}
}
}
}
if(data48.forms !== undefined){
let data106 = data48.forms;
if(Array.isArray(data106)){
if(data106.length < 1){
const err229 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms",schemaPath:"#/properties/fields/additionalProperties/properties/forms/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
const len18 = data106.length;
for(let i22=0; i22<len18; i22++){
let data107 = data106[i22];
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
if(data107.where === undefined){
const err230 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
for(const key26 in data107){
if(!(((key26 === "where") || (key26 === "value")) || (key26 === "approximates"))){
const err231 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data107.where !== undefined){
let data108 = data107.where;
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
if(Object.keys(data108).length < 1){
const err232 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
for(const key27 in data108){
const _errs247 = errors;
if(typeof key27 === "string"){
if(!pattern13.test(key27)){
const err233 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\|group)?$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\|group)?$"+"\"",propertyName:key27};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
var valid71 = _errs247 === errors;
if(!valid71){
const err234 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/propertyNames",keyword:"propertyNames",params:{propertyName: key27},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
for(const key28 in data108){
let data109 = data108[key28];
const _errs250 = errors;
let valid73 = false;
let passing2 = null;
const _errs251 = errors;
if(typeof data109 === "string"){
if(func2(data109) < 1){
const err235 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
else {
const err236 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
var _valid2 = _errs251 === errors;
if(_valid2){
valid73 = true;
passing2 = 0;
}
const _errs253 = errors;
if(Array.isArray(data109)){
if(data109.length < 1){
const err237 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
const len19 = data109.length;
for(let i23=0; i23<len19; i23++){
let data110 = data109[i23];
if(typeof data110 === "string"){
if(func2(data110) < 1){
const err238 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i23,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
else {
const err239 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i23,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
else {
const err240 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
var _valid2 = _errs253 === errors;
if(_valid2 && valid73){
valid73 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid73 = true;
passing2 = 1;
}
}
if(!valid73){
const err241 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/additionalProperties/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
else {
errors = _errs250;
if(vErrors !== null){
if(_errs250){
vErrors.length = _errs250;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err242 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/where",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/where/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data107.value !== undefined){
if(!(validate21(data107.value, {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/value",parentData:data107,parentDataProperty:"value",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data107.approximates !== undefined){
let data112 = data107.approximates;
const _errs259 = errors;
let valid76 = false;
let passing3 = null;
const _errs260 = errors;
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
if(data112.direction === undefined){
const err243 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(data112.reason === undefined){
const err244 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
for(const key29 in data112){
if(!((((key29 === "direction") || (key29 === "reason")) || (key29 === "escapes")) || (key29 === "concerns"))){
const err245 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
if(data112.direction !== undefined){
let data113 = data112.direction;
if(typeof data113 !== "string"){
const err246 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/direction",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(!(((data113 === "over") || (data113 === "under")) || (data113 === "both"))){
const err247 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/direction",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/direction/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.forms.items.properties.approximates.oneOf[0].properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
if(data112.reason !== undefined){
let data114 = data112.reason;
if(typeof data114 === "string"){
if(func2(data114) < 1){
const err248 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/reason",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err249 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/reason",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
if(data112.escapes !== undefined){
let data115 = data112.escapes;
if(data115 && typeof data115 == "object" && !Array.isArray(data115)){
if(Object.keys(data115).length < 1){
const err250 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/escapes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
for(const key30 in data115){
const _errs269 = errors;
if(typeof key30 === "string"){
if(!pattern9.test(key30)){
const err251 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/escapes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~]$"+"\"",propertyName:key30};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
var valid78 = _errs269 === errors;
if(!valid78){
const err252 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/escapes/propertyNames",keyword:"propertyNames",params:{propertyName: key30},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
for(const key31 in data115){
let data116 = data115[key31];
if(typeof data116 === "string"){
if(!pattern10.test(data116)){
const err253 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/escapes/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/escapes/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"+"\""};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
else {
const err254 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/escapes/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/escapes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
}
else {
const err255 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/escapes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data112.concerns !== undefined){
let data117 = data112.concerns;
if(Array.isArray(data117)){
if(data117.length < 1){
const err256 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/concerns/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
const len20 = data117.length;
for(let i24=0; i24<len20; i24++){
let data118 = data117[i24];
if(typeof data118 !== "string"){
const err257 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/concerns/" + i24,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/concerns/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(!(((((data118 === "equality") || (data118 === "parts")) || (data118 === "presence")) || (data118 === "key")) || (data118 === "output"))){
const err258 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/concerns/" + i24,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/concerns/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.forms.items.properties.approximates.oneOf[0].properties.concerns.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
let i25 = data117.length;
let j4;
if(i25 > 1){
const indices4 = {};
for(;i25--;){
let item4 = data117[i25];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err259 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/concerns/uniqueItems",keyword:"uniqueItems",params:{i: i25, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i25+" are identical)"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
break;
}
indices4[item4] = i25;
}
}
}
else {
const err260 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/properties/concerns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
}
else {
const err261 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
var _valid3 = _errs260 === errors;
if(_valid3){
valid76 = true;
passing3 = 0;
}
const _errs277 = errors;
if(Array.isArray(data112)){
if(data112.length < 1){
const err262 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
const len21 = data112.length;
for(let i26=0; i26<len21; i26++){
let data119 = data112[i26];
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
if(data119.direction === undefined){
const err263 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data119.reason === undefined){
const err264 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
for(const key32 in data119){
if(!((((key32 === "direction") || (key32 === "reason")) || (key32 === "escapes")) || (key32 === "concerns"))){
const err265 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
if(data119.direction !== undefined){
let data120 = data119.direction;
if(typeof data120 !== "string"){
const err266 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/direction",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
if(!(((data120 === "over") || (data120 === "under")) || (data120 === "both"))){
const err267 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/direction",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/direction/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.forms.items.properties.approximates.oneOf[1].items.properties.direction.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data119.reason !== undefined){
let data121 = data119.reason;
if(typeof data121 === "string"){
if(func2(data121) < 1){
const err268 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/reason",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
else {
const err269 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/reason",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
if(data119.escapes !== undefined){
let data122 = data119.escapes;
if(data122 && typeof data122 == "object" && !Array.isArray(data122)){
if(Object.keys(data122).length < 1){
const err270 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/escapes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
for(const key33 in data122){
const _errs288 = errors;
if(typeof key33 === "string"){
if(!pattern9.test(key33)){
const err271 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/escapes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~]$"+"\"",propertyName:key33};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
var valid86 = _errs288 === errors;
if(!valid86){
const err272 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/escapes/propertyNames",keyword:"propertyNames",params:{propertyName: key33},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
for(const key34 in data122){
let data123 = data122[key34];
if(typeof data123 === "string"){
if(!pattern10.test(data123)){
const err273 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/escapes/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/escapes/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"},message:"must match pattern \""+"^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"+"\""};
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
const err274 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/escapes/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/escapes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err275 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/escapes",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/escapes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
if(data119.concerns !== undefined){
let data124 = data119.concerns;
if(Array.isArray(data124)){
if(data124.length < 1){
const err276 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/concerns/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
const len22 = data124.length;
for(let i27=0; i27<len22; i27++){
let data125 = data124[i27];
if(typeof data125 !== "string"){
const err277 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/concerns/" + i27,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/concerns/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if(!(((((data125 === "equality") || (data125 === "parts")) || (data125 === "presence")) || (data125 === "key")) || (data125 === "output"))){
const err278 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/concerns/" + i27,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/concerns/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.forms.items.properties.approximates.oneOf[1].items.properties.concerns.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
let i28 = data124.length;
let j5;
if(i28 > 1){
const indices5 = {};
for(;i28--;){
let item5 = data124[i28];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err279 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/concerns/uniqueItems",keyword:"uniqueItems",params:{i: i28, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i28+" are identical)"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
break;
}
indices5[item5] = i28;
}
}
}
else {
const err280 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26+"/concerns",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/properties/concerns/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
}
else {
const err281 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates/" + i26,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
}
else {
const err282 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
var _valid3 = _errs277 === errors;
if(_valid3 && valid76){
valid76 = false;
passing3 = [passing3, 1];
}
else {
if(_valid3){
valid76 = true;
passing3 = 1;
}
}
if(!valid76){
const err283 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22+"/approximates",schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/properties/approximates/oneOf",keyword:"oneOf",params:{passingSchemas: passing3},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
else {
errors = _errs259;
if(vErrors !== null){
if(_errs259){
vErrors.length = _errs259;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err284 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms/" + i22,schemaPath:"#/properties/fields/additionalProperties/properties/forms/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
}
else {
const err285 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/forms",schemaPath:"#/properties/fields/additionalProperties/properties/forms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data48.evidence !== undefined){
let data126 = data48.evidence;
if(typeof data126 === "string"){
if(func2(data126) < 1){
const err286 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/evidence",schemaPath:"#/properties/fields/additionalProperties/properties/evidence/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err287 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/evidence",schemaPath:"#/properties/fields/additionalProperties/properties/evidence/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
}
else {
const err288 = {instancePath:instancePath+"/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
}
else {
const err289 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
if(data.contract !== undefined){
let data127 = data.contract;
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
if(data127.requires === undefined){
const err290 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/required",keyword:"required",params:{missingProperty: "requires"},message:"must have required property '"+"requires"+"'"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
for(const key35 in data127){
if(!(((key35 === "requires") || (key35 === "licence")) || (key35 === "setup"))){
const err291 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
if(data127.requires !== undefined){
let data128 = data127.requires;
if(Array.isArray(data128)){
if(data128.length < 1){
const err292 = {instancePath:instancePath+"/contract/requires",schemaPath:"#/properties/contract/properties/requires/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
const len23 = data128.length;
for(let i29=0; i29<len23; i29++){
let data129 = data128[i29];
if(typeof data129 === "string"){
if(func2(data129) < 1){
const err293 = {instancePath:instancePath+"/contract/requires/" + i29,schemaPath:"#/properties/contract/properties/requires/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
else {
const err294 = {instancePath:instancePath+"/contract/requires/" + i29,schemaPath:"#/properties/contract/properties/requires/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
}
else {
const err295 = {instancePath:instancePath+"/contract/requires",schemaPath:"#/properties/contract/properties/requires/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
if(data127.licence !== undefined){
let data130 = data127.licence;
if(typeof data130 === "string"){
if(func2(data130) < 1){
const err296 = {instancePath:instancePath+"/contract/licence",schemaPath:"#/properties/contract/properties/licence/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
else {
const err297 = {instancePath:instancePath+"/contract/licence",schemaPath:"#/properties/contract/properties/licence/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data127.setup !== undefined){
let data131 = data127.setup;
if(typeof data131 === "string"){
if(func2(data131) < 1){
const err298 = {instancePath:instancePath+"/contract/setup",schemaPath:"#/properties/contract/properties/setup/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
else {
const err299 = {instancePath:instancePath+"/contract/setup",schemaPath:"#/properties/contract/properties/setup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
}
else {
const err300 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
if(data.absent !== undefined){
let data132 = data.absent;
if(typeof data132 === "string"){
if(func2(data132) < 1){
const err301 = {instancePath:instancePath+"/absent",schemaPath:"#/properties/absent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err302 = {instancePath:instancePath+"/absent",schemaPath:"#/properties/absent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
}
else {
const err303 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
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
 "$id": "binding.schema.json",
 "title": "Rulewright binding",
 "description": "catalog/<source>/<backend>.yml: how one target stores one log source. In an overlay, write only what you add or change; `fields` and `columns` are merged by name, and a field that names an expression replaces the one below it.",
 "type": "object",
 "additionalProperties": false,
 "required": [
  "source",
  "backend"
 ],
 "properties": {
  "backend": {
   "description": "The target.",
   "type": "string",
   "enum": [
    "sentinel",
    "splunk",
    "sumo",
    "elastic",
    "sigma"
   ]
  },
  "source": {
   "description": "The log source that is bound: the folder the file stands in.",
   "type": "string",
   "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
   "x-expected": "lower-case words joined by dots, such as azure.activity"
  },
  "scope": {
   "description": "Where the records are; which keys there are depends on `backend`.",
   "oneOf": [
    {
     "description": "Where the records are in Microsoft Sentinel.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "table": {
       "description": "Log Analytics table.",
       "type": "string",
       "minLength": 1
      },
      "connectors": {
       "description": "Data connectors that fill it.",
       "type": "array",
       "items": {
        "description": "One data connector.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
         "id": {
          "description": "Its id, as `requiredDataConnectors` names it.",
          "type": "string",
          "minLength": 1
         },
         "tables": {
          "description": "Tables it fills.",
          "type": "array",
          "items": {
           "type": "string",
           "minLength": 1
          },
          "minItems": 1
         }
        },
        "required": [
         "id",
         "tables"
        ]
       }
      }
     },
     "required": [
      "table",
      "connectors"
     ]
    },
    {
     "description": "Where the records are in Splunk.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "macro": {
       "description": "Macro that selects the source, without the configured prefix.",
       "type": "string",
       "pattern": "^[a-z][a-z0-9_]*$",
       "x-expected": "lower-case letters, digits and `_`"
      },
      "definition": {
       "description": "The macro's default definition. No index: users set theirs.",
       "type": "string",
       "minLength": 1
      },
      "sourcetypes": {
       "description": "Sourcetypes of the records.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       }
      },
      "asset_type": {
       "description": "ESCU asset type.",
       "type": "string",
       "minLength": 1
      },
      "security_domain": {
       "description": "ESCU security domain.",
       "type": "string",
       "enum": [
        "endpoint",
        "network",
        "threat",
        "identity",
        "access",
        "audit"
       ]
      },
      "data_sources": {
       "description": "ESCU data source names.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       }
      },
      "vendor_product": {
       "description": "Vendor and product whose records these are, in the column vendor_product of alerts. Left out where it differs from record to record.",
       "type": "string",
       "pattern": "\\S"
      }
     },
     "required": [
      "macro",
      "definition",
      "sourcetypes",
      "asset_type",
      "security_domain",
      "data_sources"
     ]
    },
    {
     "description": "Which normalised records these are in Sumo Logic Cloud SIEM.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "vendor": {
       "description": "metadata_vendor of the records.",
       "type": "string",
       "minLength": 1
      },
      "product": {
       "description": "metadata_product of the records.",
       "type": "string",
       "minLength": 1
      },
      "record_types": {
       "description": "objectType of the records.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       }
      },
      "index": {
       "description": "Index of normalised records that a saved search reads.",
       "type": "string",
       "minLength": 1
      }
     },
     "required": [
      "record_types",
      "index"
     ]
    },
    {
     "description": "Where the records are in Elastic.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "index": {
       "description": "Index patterns.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       },
       "minItems": 1
      },
      "dataset": {
       "description": "Values of data_stream.dataset.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       }
      },
      "packages": {
       "description": "Fleet packages that ship the data.",
       "type": "array",
       "items": {
        "description": "One Fleet package.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
         "package": {
          "description": "Package name.",
          "type": "string",
          "minLength": 1
         },
         "integration": {
          "description": "Policy template of the package.",
          "type": "string",
          "minLength": 1
         },
         "version": {
          "description": "Versions it is known from, as a semantic version range.",
          "type": "string",
          "minLength": 1
         }
        },
        "required": [
         "package",
         "version"
        ]
       }
      },
      "category": {
       "description": "Event category that an EQL query names; `any` when none is reliable.",
       "type": "string",
       "minLength": 1
      },
      "empty_text": {
       "description": "What the ingest pipeline does with empty text: `dropped`, so that a field that is there holds something, or `kept`, which is assumed.",
       "enum": [
        "kept",
        "dropped"
       ]
      },
      "tags": {
       "description": "Rule tags.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       }
      },
      "host_os": {
       "description": "Operating systems the records come from, when they come from hosts.",
       "type": "array",
       "items": {
        "type": "string",
        "minLength": 1
       }
      }
     },
     "required": [
      "index",
      "dataset",
      "packages",
      "category",
      "tags"
     ]
    },
    {
     "description": "Sigma log source.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "category": {
       "description": "Sigma category.",
       "type": "string",
       "minLength": 1
      },
      "product": {
       "description": "Sigma product.",
       "type": "string",
       "minLength": 1
      },
      "service": {
       "description": "Sigma service.",
       "type": "string",
       "minLength": 1
      }
     }
    }
   ]
  },
  "where": {
   "description": "A test over stored fields in Sigma's detection grammar: a map, a list of maps, or named selections with a condition.",
   "type": [
    "object",
    "array"
   ]
  },
  "time": {
   "$ref": "#/$defs/expression",
   "description": "Event time."
  },
  "arrival": {
   "$ref": "#/$defs/expression",
   "description": "Time of arrival, where the target keeps it. Names that begin with `$` are functions the target prints."
  },
  "row_id": {
   "$ref": "#/$defs/expression",
   "description": "An id unique to the stored record."
  },
  "columns": {
   "description": "Stored things that selections name and that are more than a text column: a type, a path. By the name used here.",
   "type": "object",
   "additionalProperties": {
    "$ref": "#/$defs/expression"
   }
  },
  "fields": {
   "description": "Bindings by canonical field. Every field of the source is here, if need be as `absent`.",
   "type": "object",
   "propertyNames": {
    "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"
   },
   "additionalProperties": {
    "description": "One canonical field on this target: an expression and what is known about its values.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "column": {
      "description": "A stored field, by the target's own name.",
      "type": "string",
      "minLength": 1
     },
     "type": {
      "description": "With `column`: the target's own type name. Left out, the target's text type.",
      "type": "string",
      "enum": [
       "string",
       "dynamic",
       "datetime",
       "long",
       "int",
       "real",
       "bool",
       "boolean",
       "guid",
       "multivalue",
       "raw",
       "keyword",
       "constant_keyword",
       "wildcard",
       "text",
       "match_only_text",
       "ip",
       "date",
       "integer",
       "float",
       "double",
       "flattened",
       "object",
       "any"
      ]
     },
     "first_of": {
      "description": "The first of these that is present.",
      "type": "array",
      "minItems": 2,
      "items": {
       "$ref": "#/$defs/expression"
      }
     },
     "disjoint": {
      "description": "With `first_of`: never two of them at once, as when each belongs to another record shape.",
      "type": "boolean"
     },
     "any_of": {
      "description": "The value may be in any of these; a test holds if it holds on one.",
      "type": "array",
      "minItems": 2,
      "items": {
       "$ref": "#/$defs/expression"
      }
     },
     "lower": {
      "$ref": "#/$defs/expression",
      "description": "The value with ASCII letters in lower case."
     },
     "remove": {
      "description": "The value without every occurrence of a text.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "of": {
        "$ref": "#/$defs/expression",
        "description": "The value to take from."
       },
       "text": {
        "description": "What is taken out.",
        "type": "string",
        "minLength": 1
       }
      },
      "required": [
       "of",
       "text"
      ]
     },
     "segment": {
      "description": "One part of a value that is split at a separator.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "of": {
        "$ref": "#/$defs/expression",
        "description": "The value to split."
       },
       "separator": {
        "description": "Where it is split.",
        "type": "string",
        "minLength": 1
       },
       "index": {
        "description": "Which part: 0 is the first, -1 the last.",
        "type": "integer",
        "minimum": -20,
        "maximum": 100
       }
      },
      "required": [
       "of",
       "separator",
       "index"
      ]
     },
     "extract": {
      "description": "Group 1 of a regular expression, else missing.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "of": {
        "$ref": "#/$defs/expression",
        "description": "The value to search."
       },
       "regex": {
        "description": "The expression, in the syntax RE2 and PCRE share, with one capturing group.",
        "type": "string",
        "minLength": 1
       }
      },
      "required": [
       "of",
       "regex"
      ]
     },
     "only_if": {
      "description": "The value where it contains, or lacks, a text; else missing.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "of": {
        "$ref": "#/$defs/expression",
        "description": "The value."
       },
       "contains": {
        "description": "Text that has to be in it.",
        "type": "string",
        "minLength": 1
       },
       "lacks": {
        "description": "Text that must not be in it.",
        "type": "string",
        "minLength": 1
       }
      },
      "required": [
       "of"
      ]
     },
     "path": {
      "description": "A value inside JSON text or a dynamic column.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "of": {
        "$ref": "#/$defs/expression",
        "description": "The column that holds the JSON."
       },
       "path": {
        "description": "Keys and list positions (from 0) from the outside in.",
        "type": "array",
        "minItems": 1,
        "items": {
         "type": [
          "string",
          "integer"
         ]
        }
       },
       "parse": {
        "description": "The column holds text that has to be parsed first.",
        "type": "boolean"
       }
      },
      "required": [
       "of",
       "path"
      ]
     },
     "constant": {
      "description": "Always this value.",
      "type": [
       "string",
       "number",
       "boolean"
      ]
     },
     "absent": {
      "description": "The target does not store it; the text says why.",
      "type": "string",
      "minLength": 1
     },
     "field": {
      "description": "The expression of another field of this file, or of an entry of `columns`.",
      "type": "string",
      "minLength": 1
     },
     "output": {
      "description": "The field's usual name in this target's results. Left out, the target derives one.",
      "type": "string",
      "pattern": "^[A-Za-z_@][A-Za-z0-9_.@\\-]*$",
      "x-expected": "a field name of letters, digits, `_`, `.`, `-` and `@`"
     },
     "values": {
      "description": "Stored spellings by canonical value.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": {
       "type": "array",
       "minItems": 1,
       "uniqueItems": true,
       "items": {
        "type": [
         "string",
         "number",
         "boolean"
        ]
       }
      }
     },
     "cases": {
      "description": "By canonical value, the test over stored fields that means it.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": {
       "description": "A test over stored fields in Sigma's detection grammar: a map, a list of maps, or named selections with a condition.",
       "type": [
        "object",
        "array"
       ]
      }
     },
     "apart": {
      "description": "Values that the target keeps in another field instead of this one. Presence and keys are not looked for there.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "column",
       "values"
      ],
      "properties": {
       "column": {
        "description": "The stored field that holds them.",
        "type": "string",
        "minLength": 1
       },
       "values": {
        "description": "The values, spelled as they are stored.",
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": {
         "type": "string",
         "minLength": 1
        }
       }
      }
     },
     "stored_case": {
      "description": "How the target stores letters: in `any` case, always `lower` or `upper`, or `exact`ly as the provider documents them. Left out, `any`.",
      "type": "string",
      "enum": [
       "any",
       "lower",
       "upper",
       "exact"
      ]
     },
     "spellings": {
      "description": "Which spellings occur, where that set is closed: lets targets that compare letters with their case enumerate them.",
      "type": "string",
      "enum": [
       "canonical_and_upper",
       "canonical_and_lower",
       "listed"
      ]
     },
     "nullable": {
      "description": "Some records here lack it. Left out, as the source says.",
      "type": "boolean"
     },
     "approximates": {
      "description": "The stored field is not quite the canonical one: one way, or a list of several.",
      "oneOf": [
       {
        "description": "One way in which the stored field is not quite the canonical one.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
         "direction": {
          "description": "`over`: tests on it may hold too often; `under`: too rarely; `both`.",
          "type": "string",
          "enum": [
           "over",
           "under",
           "both"
          ]
         },
         "reason": {
          "description": "In which records it differs, and how.",
          "type": "string",
          "minLength": 1
         },
         "escapes": {
          "description": "It is only that marks are written in another way: each mark and what is stored for it. Limits `equality` and `parts` to tests that can tell.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {
           "pattern": "^[!-/:-@\\[-`{-~]$"
          },
          "additionalProperties": {
           "description": "What is stored for the mark; begins and ends with a mark.",
           "type": "string",
           "pattern": "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"
          }
         },
         "concerns": {
          "description": "What it touches: `equality` (also lists, networks and numbers), `parts` (wildcards and regular expressions), `presence`, use as a `key`, the `output`. Everything when left out.",
          "type": "array",
          "minItems": 1,
          "uniqueItems": true,
          "items": {
           "description": "One use of the field.",
           "type": "string",
           "enum": [
            "equality",
            "parts",
            "presence",
            "key",
            "output"
           ]
          }
         }
        },
        "required": [
         "direction",
         "reason"
        ]
       },
       {
        "description": "Several ways.",
        "type": "array",
        "minItems": 1,
        "items": {
         "description": "One way in which the stored field is not quite the canonical one.",
         "type": "object",
         "additionalProperties": false,
         "properties": {
          "direction": {
           "description": "`over`: tests on it may hold too often; `under`: too rarely; `both`.",
           "type": "string",
           "enum": [
            "over",
            "under",
            "both"
           ]
          },
          "reason": {
           "description": "In which records it differs, and how.",
           "type": "string",
           "minLength": 1
          },
          "escapes": {
           "description": "It is only that marks are written in another way: each mark and what is stored for it. Limits `equality` and `parts` to tests that can tell.",
           "type": "object",
           "minProperties": 1,
           "propertyNames": {
            "pattern": "^[!-/:-@\\[-`{-~]$"
           },
           "additionalProperties": {
            "description": "What is stored for the mark; begins and ends with a mark.",
            "type": "string",
            "pattern": "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"
           }
          },
          "concerns": {
           "description": "What it touches: `equality` (also lists, networks and numbers), `parts` (wildcards and regular expressions), `presence`, use as a `key`, the `output`. Everything when left out.",
           "type": "array",
           "minItems": 1,
           "uniqueItems": true,
           "items": {
            "description": "One use of the field.",
            "type": "string",
            "enum": [
             "equality",
             "parts",
             "presence",
             "key",
             "output"
            ]
           }
          }
         },
         "required": [
          "direction",
          "reason"
         ]
        }
       }
      ]
     },
     "forms": {
      "description": "What is known better where an event asks only for certain records, such as one kind of call. The first form whose `where` the event keeps to stands in for the field there.",
      "type": "array",
      "minItems": 1,
      "items": {
       "description": "A field in certain records: where they are told by, what holds the value there, and in what way that is not quite the field. It stands in for the field's own expression and `approximates`.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "where"
       ],
       "properties": {
        "where": {
         "description": "By canonical field, the values that the event may ask for; `<field>|group` names value groups of the source. All have to hold.",
         "type": "object",
         "minProperties": 1,
         "propertyNames": {
          "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*(\\|group)?$"
         },
         "additionalProperties": {
          "oneOf": [
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
         }
        },
        "value": {
         "$ref": "#/$defs/expression",
         "description": "What holds the value in these records. Left out, the field's own expression."
        },
        "approximates": {
         "description": "The stored field is not quite the canonical one: one way, or a list of several.",
         "oneOf": [
          {
           "description": "One way in which the stored field is not quite the canonical one.",
           "type": "object",
           "additionalProperties": false,
           "properties": {
            "direction": {
             "description": "`over`: tests on it may hold too often; `under`: too rarely; `both`.",
             "type": "string",
             "enum": [
              "over",
              "under",
              "both"
             ]
            },
            "reason": {
             "description": "In which records it differs, and how.",
             "type": "string",
             "minLength": 1
            },
            "escapes": {
             "description": "It is only that marks are written in another way: each mark and what is stored for it. Limits `equality` and `parts` to tests that can tell.",
             "type": "object",
             "minProperties": 1,
             "propertyNames": {
              "pattern": "^[!-/:-@\\[-`{-~]$"
             },
             "additionalProperties": {
              "description": "What is stored for the mark; begins and ends with a mark.",
              "type": "string",
              "pattern": "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"
             }
            },
            "concerns": {
             "description": "What it touches: `equality` (also lists, networks and numbers), `parts` (wildcards and regular expressions), `presence`, use as a `key`, the `output`. Everything when left out.",
             "type": "array",
             "minItems": 1,
             "uniqueItems": true,
             "items": {
              "description": "One use of the field.",
              "type": "string",
              "enum": [
               "equality",
               "parts",
               "presence",
               "key",
               "output"
              ]
             }
            }
           },
           "required": [
            "direction",
            "reason"
           ]
          },
          {
           "description": "Several ways.",
           "type": "array",
           "minItems": 1,
           "items": {
            "description": "One way in which the stored field is not quite the canonical one.",
            "type": "object",
            "additionalProperties": false,
            "properties": {
             "direction": {
              "description": "`over`: tests on it may hold too often; `under`: too rarely; `both`.",
              "type": "string",
              "enum": [
               "over",
               "under",
               "both"
              ]
             },
             "reason": {
              "description": "In which records it differs, and how.",
              "type": "string",
              "minLength": 1
             },
             "escapes": {
              "description": "It is only that marks are written in another way: each mark and what is stored for it. Limits `equality` and `parts` to tests that can tell.",
              "type": "object",
              "minProperties": 1,
              "propertyNames": {
               "pattern": "^[!-/:-@\\[-`{-~]$"
              },
              "additionalProperties": {
               "description": "What is stored for the mark; begins and ends with a mark.",
               "type": "string",
               "pattern": "^[!-/:-@\\[-`{-~].*[!-/:-@\\[-`{-~]$"
              }
             },
             "concerns": {
              "description": "What it touches: `equality` (also lists, networks and numbers), `parts` (wildcards and regular expressions), `presence`, use as a `key`, the `output`. Everything when left out.",
              "type": "array",
              "minItems": 1,
              "uniqueItems": true,
              "items": {
               "description": "One use of the field.",
               "type": "string",
               "enum": [
                "equality",
                "parts",
                "presence",
                "key",
                "output"
               ]
              }
             }
            },
            "required": [
             "direction",
             "reason"
            ]
           }
          }
         ]
        }
       }
      }
     },
     "evidence": {
      "description": "Where this binding is known from, in words: vendor documentation, a sample event, a shipped mapping.",
      "type": "string",
      "minLength": 1
     }
    },
    "required": [
     "evidence"
    ]
   }
  },
  "contract": {
   "description": "What has to be there for a rule to see anything.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "requires": {
     "description": "Connectors, add-ons, integrations and settings.",
     "type": "array",
     "items": {
      "type": "string",
      "minLength": 1
     },
     "minItems": 1
    },
    "licence": {
     "description": "The licence tier needed, if one is.",
     "type": "string",
     "minLength": 1
    },
    "setup": {
     "description": "What to switch on, and what to know about versions.",
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "requires"
   ]
  },
  "absent": {
   "description": "The target has no such records; the text says why.",
   "type": "string",
   "minLength": 1
  }
 },
 "$defs": {
  "expression": {
   "description": "How a value is computed from what the target stores. A bare string is a column of that name; an object has exactly one of the keys that name a kind.",
   "anyOf": [
    {
     "type": "string",
     "minLength": 1
    },
    {
     "$ref": "#/$defs/expressionObject"
    }
   ]
  },
  "expressionObject": {
   "description": "An expression; exactly one of the keys that name a kind.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "column": {
     "description": "A stored field, by the target's own name.",
     "type": "string",
     "minLength": 1
    },
    "type": {
     "description": "With `column`: the target's own type name. Left out, the target's text type.",
     "type": "string",
     "enum": [
      "string",
      "dynamic",
      "datetime",
      "long",
      "int",
      "real",
      "bool",
      "boolean",
      "guid",
      "multivalue",
      "raw",
      "keyword",
      "constant_keyword",
      "wildcard",
      "text",
      "match_only_text",
      "ip",
      "date",
      "integer",
      "float",
      "double",
      "flattened",
      "object",
      "any"
     ]
    },
    "first_of": {
     "description": "The first of these that is present.",
     "type": "array",
     "minItems": 2,
     "items": {
      "$ref": "#/$defs/expression"
     }
    },
    "disjoint": {
     "description": "With `first_of`: never two of them at once, as when each belongs to another record shape.",
     "type": "boolean"
    },
    "any_of": {
     "description": "The value may be in any of these; a test holds if it holds on one.",
     "type": "array",
     "minItems": 2,
     "items": {
      "$ref": "#/$defs/expression"
     }
    },
    "lower": {
     "$ref": "#/$defs/expression",
     "description": "The value with ASCII letters in lower case."
    },
    "remove": {
     "description": "The value without every occurrence of a text.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "of": {
       "$ref": "#/$defs/expression",
       "description": "The value to take from."
      },
      "text": {
       "description": "What is taken out.",
       "type": "string",
       "minLength": 1
      }
     },
     "required": [
      "of",
      "text"
     ]
    },
    "segment": {
     "description": "One part of a value that is split at a separator.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "of": {
       "$ref": "#/$defs/expression",
       "description": "The value to split."
      },
      "separator": {
       "description": "Where it is split.",
       "type": "string",
       "minLength": 1
      },
      "index": {
       "description": "Which part: 0 is the first, -1 the last.",
       "type": "integer",
       "minimum": -20,
       "maximum": 100
      }
     },
     "required": [
      "of",
      "separator",
      "index"
     ]
    },
    "extract": {
     "description": "Group 1 of a regular expression, else missing.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "of": {
       "$ref": "#/$defs/expression",
       "description": "The value to search."
      },
      "regex": {
       "description": "The expression, in the syntax RE2 and PCRE share, with one capturing group.",
       "type": "string",
       "minLength": 1
      }
     },
     "required": [
      "of",
      "regex"
     ]
    },
    "only_if": {
     "description": "The value where it contains, or lacks, a text; else missing.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "of": {
       "$ref": "#/$defs/expression",
       "description": "The value."
      },
      "contains": {
       "description": "Text that has to be in it.",
       "type": "string",
       "minLength": 1
      },
      "lacks": {
       "description": "Text that must not be in it.",
       "type": "string",
       "minLength": 1
      }
     },
     "required": [
      "of"
     ]
    },
    "path": {
     "description": "A value inside JSON text or a dynamic column.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "of": {
       "$ref": "#/$defs/expression",
       "description": "The column that holds the JSON."
      },
      "path": {
       "description": "Keys and list positions (from 0) from the outside in.",
       "type": "array",
       "minItems": 1,
       "items": {
        "type": [
         "string",
         "integer"
        ]
       }
      },
      "parse": {
       "description": "The column holds text that has to be parsed first.",
       "type": "boolean"
      }
     },
     "required": [
      "of",
      "path"
     ]
    },
    "constant": {
     "description": "Always this value.",
     "type": [
      "string",
      "number",
      "boolean"
     ]
    },
    "absent": {
     "description": "The target does not store it; the text says why.",
     "type": "string",
     "minLength": 1
    },
    "field": {
     "description": "The expression of another field of this file, or of an entry of `columns`.",
     "type": "string",
     "minLength": 1
    }
   }
  }
 }
};
