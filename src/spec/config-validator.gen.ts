// Generated from schema/config.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.
// @ts-nocheck
import { codePointLength } from "./ajv-runtime.ts";

export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"config.schema.json","type":"object","additionalProperties":false,"properties":{"targets":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["sentinel","splunk","sumo","elastic","sigma"]}},"detections":{"type":"string","minLength":1},"output":{"type":"string","minLength":1},"catalog":{"type":"array","items":{"type":"string","minLength":1}},"attack_version":{"type":"string","enum":["18","19"]},"prefix":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,15}$"},"silence":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["code","reason"],"properties":{"code":{"type":"string","pattern":"^RW[0-9]{4}$"},"reason":{"type":"string","pattern":"\\S"}}}},"sentinel":{"type":"object","additionalProperties":false,"properties":{"api_version":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$"},"tables":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"}},"connectors":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","tables"],"properties":{"id":{"type":"string","pattern":"\\S"},"tables":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}}}}}}}},"splunk":{"type":"object","additionalProperties":false,"properties":{"app":{"type":"string","maxLength":100,"pattern":"^[A-Za-z][A-Za-z0-9_-]*$"},"escu":{"type":"string","enum":["5","6"]},"indexes":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"string","pattern":"\\S"}},"macros":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"string","pattern":"\\S"}},"sourcetypes":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}}},"risk":{"type":"boolean"},"notable":{"type":"boolean"},"story":{"type":"string","pattern":"\\S"},"cron_offset":{"type":"integer","minimum":0,"maximum":59}}},"sumo":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean"},"prototype":{"type":"boolean"}}},"elastic":{"type":"object","additionalProperties":false,"properties":{"stack":{"type":"string","pattern":"^[0-9]{1,2}\\.[0-9]{1,2}$"},"indexes":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}}},"author":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}},"max_signals":{"type":"integer","minimum":1,"maximum":1000}}},"sigma":{"type":"object","additionalProperties":false,"properties":{"author":{"type":"string","pattern":"\\S"}}},"verify":{"type":"object","additionalProperties":false,"properties":{"sentinel":{"type":"object","additionalProperties":false,"properties":{"tables":{"type":"object","additionalProperties":{"type":"object","minProperties":1,"additionalProperties":{"type":"string","enum":["string","datetime","timespan","int","long","real","decimal","bool","guid","dynamic"]}}},"functions":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"required":["returns"],"properties":{"parameters":{"type":"string","pattern":"^\\(.*\\)$"},"returns":{"type":"object","minProperties":1,"additionalProperties":{"type":"string","enum":["string","datetime","timespan","int","long","real","decimal","bool","guid","dynamic"]}}}}}}},"splunk":{"type":"object","additionalProperties":false,"properties":{"macros":{"type":"object","additionalProperties":{"type":"string"}}}},"elastic":{"type":"object","additionalProperties":false,"properties":{"fields":{"type":"object","additionalProperties":{"type":"string","pattern":"^[a-z_]+$"}}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = codePointLength;
const pattern4 = new RegExp("^[a-z][a-z0-9_]{0,15}$", "u");
const pattern5 = new RegExp("^RW[0-9]{4}$", "u");
const pattern6 = new RegExp("\\S", "u");
const pattern7 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$", "u");
const pattern8 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$", "u");
const pattern9 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern13 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern21 = new RegExp("^[0-9]{1,2}\\.[0-9]{1,2}$", "u");
const pattern26 = new RegExp("^\\(.*\\)$", "u");
const pattern27 = new RegExp("^[a-z_]+$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="config.schema.json" */;
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
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
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
if(data.targets !== undefined){
let data0 = data.targets;
if(Array.isArray(data0)){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/properties/targets/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((((data1 === "sentinel") || (data1 === "splunk")) || (data1 === "sumo")) || (data1 === "elastic")) || (data1 === "sigma"))){
const err3 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/properties/targets/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.targets.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data0[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err4 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err5 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.detections !== undefined){
let data2 = data.detections;
if(typeof data2 === "string"){
if(func2(data2) < 1){
const err6 = {instancePath:instancePath+"/detections",schemaPath:"#/properties/detections/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/detections",schemaPath:"#/properties/detections/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.output !== undefined){
let data3 = data.output;
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err8 = {instancePath:instancePath+"/output",schemaPath:"#/properties/output/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.catalog !== undefined){
let data4 = data.catalog;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i2=0; i2<len1; i2++){
let data5 = data4[i2];
if(typeof data5 === "string"){
if(func2(data5) < 1){
const err10 = {instancePath:instancePath+"/catalog/" + i2,schemaPath:"#/properties/catalog/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err11 = {instancePath:instancePath+"/catalog/" + i2,schemaPath:"#/properties/catalog/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/catalog",schemaPath:"#/properties/catalog/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.attack_version !== undefined){
let data6 = data.attack_version;
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/attack_version",schemaPath:"#/properties/attack_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data6 === "18") || (data6 === "19"))){
const err14 = {instancePath:instancePath+"/attack_version",schemaPath:"#/properties/attack_version/enum",keyword:"enum",params:{allowedValues: schema31.properties.attack_version.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.prefix !== undefined){
let data7 = data.prefix;
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
const err15 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{0,15}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,15}$"+"\""};
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
const err16 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.silence !== undefined){
let data8 = data.silence;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i3=0; i3<len2; i3++){
let data9 = data8[i3];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.code === undefined){
const err17 = {instancePath:instancePath+"/silence/" + i3,schemaPath:"#/properties/silence/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data9.reason === undefined){
const err18 = {instancePath:instancePath+"/silence/" + i3,schemaPath:"#/properties/silence/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data9){
if(!((key1 === "code") || (key1 === "reason"))){
const err19 = {instancePath:instancePath+"/silence/" + i3,schemaPath:"#/properties/silence/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.code !== undefined){
let data10 = data9.code;
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
const err20 = {instancePath:instancePath+"/silence/" + i3+"/code",schemaPath:"#/properties/silence/items/properties/code/pattern",keyword:"pattern",params:{pattern: "^RW[0-9]{4}$"},message:"must match pattern \""+"^RW[0-9]{4}$"+"\""};
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
const err21 = {instancePath:instancePath+"/silence/" + i3+"/code",schemaPath:"#/properties/silence/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.reason !== undefined){
let data11 = data9.reason;
if(typeof data11 === "string"){
if(!pattern6.test(data11)){
const err22 = {instancePath:instancePath+"/silence/" + i3+"/reason",schemaPath:"#/properties/silence/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/silence/" + i3+"/reason",schemaPath:"#/properties/silence/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/silence/" + i3,schemaPath:"#/properties/silence/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err25 = {instancePath:instancePath+"/silence",schemaPath:"#/properties/silence/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.sentinel !== undefined){
let data12 = data.sentinel;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key2 in data12){
if(!(((key2 === "api_version") || (key2 === "tables")) || (key2 === "connectors"))){
const err26 = {instancePath:instancePath+"/sentinel",schemaPath:"#/properties/sentinel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data12.api_version !== undefined){
let data13 = data12.api_version;
if(typeof data13 === "string"){
if(!pattern7.test(data13)){
const err27 = {instancePath:instancePath+"/sentinel/api_version",schemaPath:"#/properties/sentinel/properties/api_version/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/sentinel/api_version",schemaPath:"#/properties/sentinel/properties/api_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data12.tables !== undefined){
let data14 = data12.tables;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 in data14){
const _errs34 = errors;
if(typeof key3 === "string"){
if(func2(key3) > 120){
const err29 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key3};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern8.test(key3)){
const err30 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key3};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key3};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var valid10 = _errs34 === errors;
if(!valid10){
const err32 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
for(const key4 in data14){
let data15 = data14[key4];
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
const err33 = {instancePath:instancePath+"/sentinel/tables/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sentinel/properties/tables/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
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
const err34 = {instancePath:instancePath+"/sentinel/tables/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sentinel/properties/tables/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data12.connectors !== undefined){
let data16 = data12.connectors;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key5 in data16){
const _errs41 = errors;
if(typeof key5 === "string"){
if(func2(key5) > 120){
const err36 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key5};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!pattern8.test(key5)){
const err37 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key5};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key5};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid12 = _errs41 === errors;
if(!valid12){
const err39 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
for(const key6 in data16){
let data17 = data16[key6];
if(Array.isArray(data17)){
const len3 = data17.length;
for(let i4=0; i4<len3; i4++){
let data18 = data17[i4];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.id === undefined){
const err40 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data18.tables === undefined){
const err41 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/required",keyword:"required",params:{missingProperty: "tables"},message:"must have required property '"+"tables"+"'"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key7 in data18){
if(!((key7 === "id") || (key7 === "tables"))){
const err42 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data18.id !== undefined){
let data19 = data18.id;
if(typeof data19 === "string"){
if(!pattern6.test(data19)){
const err43 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/id",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/id/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/id",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data18.tables !== undefined){
let data20 = data18.tables;
if(Array.isArray(data20)){
if(data20.length < 1){
const err45 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/tables",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const len4 = data20.length;
for(let i5=0; i5<len4; i5++){
let data21 = data20[i5];
if(typeof data21 === "string"){
if(!pattern6.test(data21)){
const err46 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/tables/" + i5,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/tables/" + i5,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4+"/tables",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err50 = {instancePath:instancePath+"/sentinel/connectors/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err52 = {instancePath:instancePath+"/sentinel",schemaPath:"#/properties/sentinel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.splunk !== undefined){
let data22 = data.splunk;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key8 in data22){
if(!(func1.call(schema31.properties.splunk.properties, key8))){
const err53 = {instancePath:instancePath+"/splunk",schemaPath:"#/properties/splunk/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data22.app !== undefined){
let data23 = data22.app;
if(typeof data23 === "string"){
if(func2(data23) > 100){
const err54 = {instancePath:instancePath+"/splunk/app",schemaPath:"#/properties/splunk/properties/app/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern13.test(data23)){
const err55 = {instancePath:instancePath+"/splunk/app",schemaPath:"#/properties/splunk/properties/app/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\""};
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
const err56 = {instancePath:instancePath+"/splunk/app",schemaPath:"#/properties/splunk/properties/app/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data22.escu !== undefined){
let data24 = data22.escu;
if(typeof data24 !== "string"){
const err57 = {instancePath:instancePath+"/splunk/escu",schemaPath:"#/properties/splunk/properties/escu/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!((data24 === "5") || (data24 === "6"))){
const err58 = {instancePath:instancePath+"/splunk/escu",schemaPath:"#/properties/splunk/properties/escu/enum",keyword:"enum",params:{allowedValues: schema31.properties.splunk.properties.escu.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data22.indexes !== undefined){
let data25 = data22.indexes;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key9 in data25){
const _errs64 = errors;
if(typeof key9 === "string"){
if(func2(key9) > 120){
const err59 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key9};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern8.test(key9)){
const err60 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key9};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key9};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
var valid20 = _errs64 === errors;
if(!valid20){
const err62 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
for(const key10 in data25){
let data26 = data25[key10];
if(typeof data26 === "string"){
if(!pattern6.test(data26)){
const err63 = {instancePath:instancePath+"/splunk/indexes/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/indexes/additionalProperties/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err64 = {instancePath:instancePath+"/splunk/indexes/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/indexes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data22.macros !== undefined){
let data27 = data22.macros;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key11 in data27){
const _errs71 = errors;
if(typeof key11 === "string"){
if(func2(key11) > 120){
const err66 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key11};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!pattern8.test(key11)){
const err67 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key11};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key11};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var valid22 = _errs71 === errors;
if(!valid22){
const err69 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
for(const key12 in data27){
let data28 = data27[key12];
if(typeof data28 === "string"){
if(!pattern6.test(data28)){
const err70 = {instancePath:instancePath+"/splunk/macros/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/macros/additionalProperties/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/splunk/macros/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/macros/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data22.sourcetypes !== undefined){
let data29 = data22.sourcetypes;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key13 in data29){
const _errs78 = errors;
if(typeof key13 === "string"){
if(func2(key13) > 120){
const err73 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key13};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(!pattern8.test(key13)){
const err74 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key13};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key13};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid24 = _errs78 === errors;
if(!valid24){
const err76 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames",keyword:"propertyNames",params:{propertyName: key13},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
for(const key14 in data29){
let data30 = data29[key14];
if(Array.isArray(data30)){
if(data30.length < 1){
const err77 = {instancePath:instancePath+"/splunk/sourcetypes/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
const len5 = data30.length;
for(let i6=0; i6<len5; i6++){
let data31 = data30[i6];
if(typeof data31 === "string"){
if(!pattern6.test(data31)){
const err78 = {instancePath:instancePath+"/splunk/sourcetypes/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i6,schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/splunk/sourcetypes/" + key14.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i6,schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/splunk/sourcetypes/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data22.risk !== undefined){
if(typeof data22.risk !== "boolean"){
const err82 = {instancePath:instancePath+"/splunk/risk",schemaPath:"#/properties/splunk/properties/risk/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data22.notable !== undefined){
if(typeof data22.notable !== "boolean"){
const err83 = {instancePath:instancePath+"/splunk/notable",schemaPath:"#/properties/splunk/properties/notable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data22.story !== undefined){
let data34 = data22.story;
if(typeof data34 === "string"){
if(!pattern6.test(data34)){
const err84 = {instancePath:instancePath+"/splunk/story",schemaPath:"#/properties/splunk/properties/story/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/splunk/story",schemaPath:"#/properties/splunk/properties/story/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data22.cron_offset !== undefined){
let data35 = data22.cron_offset;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err86 = {instancePath:instancePath+"/splunk/cron_offset",schemaPath:"#/properties/splunk/properties/cron_offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 59 || isNaN(data35)){
const err87 = {instancePath:instancePath+"/splunk/cron_offset",schemaPath:"#/properties/splunk/properties/cron_offset/maximum",keyword:"maximum",params:{comparison: "<=", limit: 59},message:"must be <= 59"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err88 = {instancePath:instancePath+"/splunk/cron_offset",schemaPath:"#/properties/splunk/properties/cron_offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
}
else {
const err89 = {instancePath:instancePath+"/splunk",schemaPath:"#/properties/splunk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data.sumo !== undefined){
let data36 = data.sumo;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key15 in data36){
if(!((key15 === "enabled") || (key15 === "prototype"))){
const err90 = {instancePath:instancePath+"/sumo",schemaPath:"#/properties/sumo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data36.enabled !== undefined){
if(typeof data36.enabled !== "boolean"){
const err91 = {instancePath:instancePath+"/sumo/enabled",schemaPath:"#/properties/sumo/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data36.prototype !== undefined){
if(typeof data36.prototype !== "boolean"){
const err92 = {instancePath:instancePath+"/sumo/prototype",schemaPath:"#/properties/sumo/properties/prototype/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err93 = {instancePath:instancePath+"/sumo",schemaPath:"#/properties/sumo/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data.elastic !== undefined){
let data39 = data.elastic;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key16 in data39){
if(!((((key16 === "stack") || (key16 === "indexes")) || (key16 === "author")) || (key16 === "max_signals"))){
const err94 = {instancePath:instancePath+"/elastic",schemaPath:"#/properties/elastic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data39.stack !== undefined){
let data40 = data39.stack;
if(typeof data40 === "string"){
if(!pattern21.test(data40)){
const err95 = {instancePath:instancePath+"/elastic/stack",schemaPath:"#/properties/elastic/properties/stack/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,2}\\.[0-9]{1,2}$"},message:"must match pattern \""+"^[0-9]{1,2}\\.[0-9]{1,2}$"+"\""};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/elastic/stack",schemaPath:"#/properties/elastic/properties/stack/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data39.indexes !== undefined){
let data41 = data39.indexes;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
for(const key17 in data41){
const _errs107 = errors;
if(typeof key17 === "string"){
if(func2(key17) > 120){
const err97 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key17};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!pattern8.test(key17)){
const err98 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key17};
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
const err99 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key17};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
var valid30 = _errs107 === errors;
if(!valid30){
const err100 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames",keyword:"propertyNames",params:{propertyName: key17},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
for(const key18 in data41){
let data42 = data41[key18];
if(Array.isArray(data42)){
if(data42.length < 1){
const err101 = {instancePath:instancePath+"/elastic/indexes/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
const len6 = data42.length;
for(let i7=0; i7<len6; i7++){
let data43 = data42[i7];
if(typeof data43 === "string"){
if(!pattern6.test(data43)){
const err102 = {instancePath:instancePath+"/elastic/indexes/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i7,schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err103 = {instancePath:instancePath+"/elastic/indexes/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i7,schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err104 = {instancePath:instancePath+"/elastic/indexes/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data39.author !== undefined){
let data44 = data39.author;
if(Array.isArray(data44)){
if(data44.length < 1){
const err106 = {instancePath:instancePath+"/elastic/author",schemaPath:"#/properties/elastic/properties/author/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
const len7 = data44.length;
for(let i8=0; i8<len7; i8++){
let data45 = data44[i8];
if(typeof data45 === "string"){
if(!pattern6.test(data45)){
const err107 = {instancePath:instancePath+"/elastic/author/" + i8,schemaPath:"#/properties/elastic/properties/author/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
else {
const err108 = {instancePath:instancePath+"/elastic/author/" + i8,schemaPath:"#/properties/elastic/properties/author/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/elastic/author",schemaPath:"#/properties/elastic/properties/author/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data39.max_signals !== undefined){
let data46 = data39.max_signals;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err110 = {instancePath:instancePath+"/elastic/max_signals",schemaPath:"#/properties/elastic/properties/max_signals/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 1000 || isNaN(data46)){
const err111 = {instancePath:instancePath+"/elastic/max_signals",schemaPath:"#/properties/elastic/properties/max_signals/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data46 < 1 || isNaN(data46)){
const err112 = {instancePath:instancePath+"/elastic/max_signals",schemaPath:"#/properties/elastic/properties/max_signals/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
}
else {
const err113 = {instancePath:instancePath+"/elastic",schemaPath:"#/properties/elastic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data.sigma !== undefined){
let data47 = data.sigma;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key19 in data47){
if(!(key19 === "author")){
const err114 = {instancePath:instancePath+"/sigma",schemaPath:"#/properties/sigma/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data47.author !== undefined){
let data48 = data47.author;
if(typeof data48 === "string"){
if(!pattern6.test(data48)){
const err115 = {instancePath:instancePath+"/sigma/author",schemaPath:"#/properties/sigma/properties/author/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
else {
const err116 = {instancePath:instancePath+"/sigma/author",schemaPath:"#/properties/sigma/properties/author/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/sigma",schemaPath:"#/properties/sigma/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data.verify !== undefined){
let data49 = data.verify;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
for(const key20 in data49){
if(!(((key20 === "sentinel") || (key20 === "splunk")) || (key20 === "elastic"))){
const err118 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data49.sentinel !== undefined){
let data50 = data49.sentinel;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
for(const key21 in data50){
if(!((key21 === "tables") || (key21 === "functions"))){
const err119 = {instancePath:instancePath+"/verify/sentinel",schemaPath:"#/properties/verify/properties/sentinel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data50.tables !== undefined){
let data51 = data50.tables;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
for(const key22 in data51){
let data52 = data51[key22];
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(Object.keys(data52).length < 1){
const err120 = {instancePath:instancePath+"/verify/sentinel/tables/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key23 in data52){
let data53 = data52[key23];
if(typeof data53 !== "string"){
const err121 = {instancePath:instancePath+"/verify/sentinel/tables/" + key22.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!((((((((((data53 === "string") || (data53 === "datetime")) || (data53 === "timespan")) || (data53 === "int")) || (data53 === "long")) || (data53 === "real")) || (data53 === "decimal")) || (data53 === "bool")) || (data53 === "guid")) || (data53 === "dynamic"))){
const err122 = {instancePath:instancePath+"/verify/sentinel/tables/" + key22.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.verify.properties.sentinel.properties.tables.additionalProperties.additionalProperties.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
else {
const err123 = {instancePath:instancePath+"/verify/sentinel/tables/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err124 = {instancePath:instancePath+"/verify/sentinel/tables",schemaPath:"#/properties/verify/properties/sentinel/properties/tables/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data50.functions !== undefined){
let data54 = data50.functions;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
for(const key24 in data54){
let data55 = data54[key24];
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(data55.returns === undefined){
const err125 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/required",keyword:"required",params:{missingProperty: "returns"},message:"must have required property '"+"returns"+"'"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
for(const key25 in data55){
if(!((key25 === "parameters") || (key25 === "returns"))){
const err126 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data55.parameters !== undefined){
let data56 = data55.parameters;
if(typeof data56 === "string"){
if(!pattern26.test(data56)){
const err127 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/parameters/pattern",keyword:"pattern",params:{pattern: "^\\(.*\\)$"},message:"must match pattern \""+"^\\(.*\\)$"+"\""};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/parameters/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data55.returns !== undefined){
let data57 = data55.returns;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(Object.keys(data57).length < 1){
const err129 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
for(const key26 in data57){
let data58 = data57[key26];
if(typeof data58 !== "string"){
const err130 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(!((((((((((data58 === "string") || (data58 === "datetime")) || (data58 === "timespan")) || (data58 === "int")) || (data58 === "long")) || (data58 === "real")) || (data58 === "decimal")) || (data58 === "bool")) || (data58 === "guid")) || (data58 === "dynamic"))){
const err131 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.verify.properties.sentinel.properties.functions.additionalProperties.properties.returns.additionalProperties.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
else {
const err132 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
else {
const err133 = {instancePath:instancePath+"/verify/sentinel/functions/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err134 = {instancePath:instancePath+"/verify/sentinel/functions",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
else {
const err135 = {instancePath:instancePath+"/verify/sentinel",schemaPath:"#/properties/verify/properties/sentinel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data49.splunk !== undefined){
let data59 = data49.splunk;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key27 in data59){
if(!(key27 === "macros")){
const err136 = {instancePath:instancePath+"/verify/splunk",schemaPath:"#/properties/verify/properties/splunk/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data59.macros !== undefined){
let data60 = data59.macros;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
for(const key28 in data60){
if(typeof data60[key28] !== "string"){
const err137 = {instancePath:instancePath+"/verify/splunk/macros/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/splunk/properties/macros/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/verify/splunk/macros",schemaPath:"#/properties/verify/properties/splunk/properties/macros/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
else {
const err139 = {instancePath:instancePath+"/verify/splunk",schemaPath:"#/properties/verify/properties/splunk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data49.elastic !== undefined){
let data62 = data49.elastic;
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key29 in data62){
if(!(key29 === "fields")){
const err140 = {instancePath:instancePath+"/verify/elastic",schemaPath:"#/properties/verify/properties/elastic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data62.fields !== undefined){
let data63 = data62.fields;
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
for(const key30 in data63){
let data64 = data63[key30];
if(typeof data64 === "string"){
if(!pattern27.test(data64)){
const err141 = {instancePath:instancePath+"/verify/elastic/fields/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/elastic/properties/fields/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[a-z_]+$"},message:"must match pattern \""+"^[a-z_]+$"+"\""};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {instancePath:instancePath+"/verify/elastic/fields/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/elastic/properties/fields/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/verify/elastic/fields",schemaPath:"#/properties/verify/properties/elastic/properties/fields/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath:instancePath+"/verify/elastic",schemaPath:"#/properties/verify/properties/elastic/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err145 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
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
 "$id": "config.schema.json",
 "title": "Rulewright configuration",
 "description": "rulewright.config.yml: where detections lie, which SIEMs to build for, and how your SIEMs are set up. Everything has a default.",
 "type": "object",
 "additionalProperties": false,
 "properties": {
  "targets": {
   "description": "The SIEMs to build for. Left out, all of them.",
   "type": "array",
   "minItems": 1,
   "uniqueItems": true,
   "items": {
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
  "detections": {
   "description": "Folder that holds one folder per detection.",
   "type": "string",
   "minLength": 1
  },
  "output": {
   "description": "Folder the rules are written to.",
   "type": "string",
   "minLength": 1
  },
  "catalog": {
   "description": "Folders of your own log sources and bindings. Later ones win over earlier ones and over the built-in catalog.",
   "type": "array",
   "items": {
    "description": "A folder, relative to the configuration file.",
    "type": "string",
    "minLength": 1
   }
  },
  "attack_version": {
   "description": "MITRE ATT&CK version that detections name when they give none.",
   "type": "string",
   "enum": [
    "18",
    "19"
   ],
   "x-expected": "'18' or '19', in quotes"
  },
  "prefix": {
   "description": "Begins the names of macros, lookups and lists that are made on your SIEMs.",
   "type": "string",
   "pattern": "^[a-z][a-z0-9_]{0,15}$",
   "x-expected": "lower-case letters, digits and underscores, at most 16, beginning with a letter"
  },
  "silence": {
   "description": "Warnings that you do not want to see anywhere in the library, by code. Errors cannot be silenced. Those of one detection are better silenced there.",
   "type": "array",
   "items": {
    "description": "A warning that you do not want to see anywhere in the library.",
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
      "x-expected": "the code of a warning, such as RW5117"
     },
     "reason": {
      "description": "Why it does not matter.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    }
   }
  },
  "sentinel": {
   "description": "Microsoft Sentinel.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "api_version": {
     "description": "API version of the resources in the ARM template.",
     "type": "string",
     "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$",
     "x-expected": "an API version such as 2023-12-01-preview"
    },
    "tables": {
     "description": "Table, or function without arguments, to read instead of the catalog's, by log source.",
     "type": "object",
     "propertyNames": {
      "description": "A log source of the catalog.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "additionalProperties": {
      "type": "string",
      "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
      "x-expected": "the name of a table: letters, digits and underscores"
     }
    },
    "connectors": {
     "description": "Data connectors that the rules say they need instead of the catalog's, by log source.",
     "type": "object",
     "propertyNames": {
      "description": "A log source of the catalog.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "additionalProperties": {
      "description": "Connectors for one log source.",
      "type": "array",
      "items": {
       "description": "A data connector and the tables it fills.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "id",
        "tables"
       ],
       "properties": {
        "id": {
         "description": "Id of the connector.",
         "type": "string",
         "pattern": "\\S",
         "x-expected": "some text"
        },
        "tables": {
         "description": "Tables it fills.",
         "type": "array",
         "minItems": 1,
         "items": {
          "description": "Text that is not blank.",
          "type": "string",
          "pattern": "\\S",
          "x-expected": "some text"
         }
        }
       }
      }
     }
    }
   }
  },
  "splunk": {
   "description": "Splunk.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "app": {
     "description": "Id of the app that holds the searches; also its folder name.",
     "type": "string",
     "maxLength": 100,
     "pattern": "^[A-Za-z][A-Za-z0-9_-]*$",
     "x-expected": "letters, digits, underscores and hyphens, beginning with a letter"
    },
    "escu": {
     "description": "Generation of the ESCU content format, as contentctl reads it.",
     "type": "string",
     "enum": [
      "5",
      "6"
     ],
     "x-expected": "'5' or '6', in quotes"
    },
    "indexes": {
     "description": "Search terms that pick the index, put in front of a log source's own selection.",
     "type": "object",
     "propertyNames": {
      "description": "A log source of the catalog.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "additionalProperties": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    },
    "macros": {
     "description": "Definition of the macro that selects a log source, instead of the catalog's.",
     "type": "object",
     "propertyNames": {
      "description": "A log source of the catalog.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "additionalProperties": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    },
    "sourcetypes": {
     "description": "Sourcetypes of a log source, instead of the catalog's.",
     "type": "object",
     "propertyNames": {
      "description": "A log source of the catalog.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "additionalProperties": {
      "description": "Texts for one log source.",
      "type": "array",
      "minItems": 1,
      "items": {
       "description": "Text that is not blank.",
       "type": "string",
       "pattern": "\\S",
       "x-expected": "some text"
      }
     }
    },
    "risk": {
     "description": "Whether searches of kind rule add risk.",
     "type": "boolean"
    },
    "notable": {
     "description": "Whether searches of kind rule raise notables (findings). Those of severity high and critical do, as TTP detections of ESCU; those below are Anomaly detections, which add risk only, unless `risk` is false.",
     "type": "boolean"
    },
    "story": {
     "description": "Analytic story the searches belong to.",
     "type": "string",
     "pattern": "\\S",
     "x-expected": "some text"
    },
    "cron_offset": {
     "description": "Minute of the hour at which schedules begin, so that not all searches start together.",
     "type": "integer",
     "minimum": 0,
     "maximum": 59
    }
   }
  },
  "sumo": {
   "description": "Sumo Logic Cloud SIEM.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "enabled": {
     "description": "Whether imported rules are switched on.",
     "type": "boolean"
    },
    "prototype": {
     "description": "Whether rules are marked as prototypes, whose signals do not count towards insights.",
     "type": "boolean"
    }
   }
  },
  "elastic": {
   "description": "Elastic Security.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "stack": {
     "description": "Version of the Elastic stack the rules are for.",
     "type": "string",
     "pattern": "^[0-9]{1,2}\\.[0-9]{1,2}$",
     "x-expected": "major and minor version in quotes, such as '9.1'"
    },
    "indexes": {
     "description": "Index patterns to read instead of the catalog's, by log source.",
     "type": "object",
     "propertyNames": {
      "description": "A log source of the catalog.",
      "type": "string",
      "maxLength": 120,
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the dotted name of a log source, such as azure.activity"
     },
     "additionalProperties": {
      "description": "Texts for one log source.",
      "type": "array",
      "minItems": 1,
      "items": {
       "description": "Text that is not blank.",
       "type": "string",
       "pattern": "\\S",
       "x-expected": "some text"
      }
     }
    },
    "author": {
     "description": "Authors to print instead of the detection's.",
     "type": "array",
     "minItems": 1,
     "items": {
      "description": "Text that is not blank.",
      "type": "string",
      "pattern": "\\S",
      "x-expected": "some text"
     }
    },
    "max_signals": {
     "description": "Most alerts of one run, where the detection sets none.",
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   }
  },
  "sigma": {
   "description": "Sigma.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "author": {
     "description": "Author to print instead of the detection's.",
     "type": "string",
     "pattern": "\\S",
     "x-expected": "some text"
    }
   }
  },
  "verify": {
   "description": "What your SIEMs have beside what ships with them, so that `verify` knows it.",
   "type": "object",
   "additionalProperties": false,
   "properties": {
    "sentinel": {
     "description": "Your own tables and functions in the workspace.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "tables": {
       "description": "Columns and their types by table.",
       "type": "object",
       "additionalProperties": {
        "description": "Column types by name.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
         "description": "A Kusto type.",
         "type": "string",
         "enum": [
          "string",
          "datetime",
          "timespan",
          "int",
          "long",
          "real",
          "decimal",
          "bool",
          "guid",
          "dynamic"
         ]
        }
       }
      },
      "functions": {
       "description": "Saved functions by name.",
       "type": "object",
       "additionalProperties": {
        "description": "A saved function that returns a table.",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "returns"
        ],
        "properties": {
         "parameters": {
          "description": "Its parameters as in a let statement. Left out, it takes none.",
          "type": "string",
          "pattern": "^\\(.*\\)$",
          "x-expected": "parameters in parentheses, such as (since:timespan)"
         },
         "returns": {
          "description": "The columns of the table it returns.",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {
           "description": "A Kusto type.",
           "type": "string",
           "enum": [
            "string",
            "datetime",
            "timespan",
            "int",
            "long",
            "real",
            "decimal",
            "bool",
            "guid",
            "dynamic"
           ]
          }
         }
        }
       }
      }
     }
    },
    "splunk": {
     "description": "Search macros of your other apps.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "macros": {
       "description": "Definitions by name; with arguments the name is `name(2)` and the definition uses $1$ and $2$ or `$arg$`.",
       "type": "object",
       "additionalProperties": {
        "type": "string",
        "description": "The definition."
       }
      }
     }
    },
    "elastic": {
     "description": "Fields of your own indices.",
     "type": "object",
     "additionalProperties": false,
     "properties": {
      "fields": {
       "description": "Mapping types by field.",
       "type": "object",
       "additionalProperties": {
        "type": "string",
        "description": "An Elasticsearch field type.",
        "pattern": "^[a-z_]+$",
        "x-expected": "an Elasticsearch field type, such as keyword"
       }
      }
     }
    }
   }
  }
 }
};
