// Generated from schema/config.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.
// @ts-nocheck
import { codePointLength } from "./ajv-runtime.ts";

export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"config.schema.json","type":"object","additionalProperties":false,"properties":{"targets":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["sentinel","splunk","sumo","elastic","sigma"]}},"detections":{"type":"string","minLength":1},"output":{"type":"string","minLength":1},"catalog":{"type":"array","items":{"type":"string","minLength":1}},"attack_version":{"type":"string","enum":["18","19"]},"prefix":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,15}$"},"sentinel":{"type":"object","additionalProperties":false,"properties":{"api_version":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$"},"tables":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"}},"connectors":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","tables"],"properties":{"id":{"type":"string","pattern":"\\S"},"tables":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}}}}}}}},"splunk":{"type":"object","additionalProperties":false,"properties":{"app":{"type":"string","maxLength":100,"pattern":"^[A-Za-z][A-Za-z0-9_-]*$"},"escu":{"type":"string","enum":["5","6"]},"indexes":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"string","pattern":"\\S"}},"macros":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"string","pattern":"\\S"}},"sourcetypes":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}}},"risk":{"type":"boolean"},"notable":{"type":"boolean"},"story":{"type":"string","pattern":"\\S"},"cron_offset":{"type":"integer","minimum":0,"maximum":59}}},"sumo":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean"},"prototype":{"type":"boolean"}}},"elastic":{"type":"object","additionalProperties":false,"properties":{"stack":{"type":"string","pattern":"^[0-9]{1,2}\\.[0-9]{1,2}$"},"indexes":{"type":"object","propertyNames":{"type":"string","maxLength":120,"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}}},"author":{"type":"array","minItems":1,"items":{"type":"string","pattern":"\\S"}},"max_signals":{"type":"integer","minimum":1,"maximum":1000}}},"sigma":{"type":"object","additionalProperties":false,"properties":{"author":{"type":"string","pattern":"\\S"}}},"verify":{"type":"object","additionalProperties":false,"properties":{"sentinel":{"type":"object","additionalProperties":false,"properties":{"tables":{"type":"object","additionalProperties":{"type":"object","minProperties":1,"additionalProperties":{"type":"string","enum":["string","datetime","timespan","int","long","real","decimal","bool","guid","dynamic"]}}},"functions":{"type":"object","additionalProperties":{"type":"object","additionalProperties":false,"required":["returns"],"properties":{"parameters":{"type":"string","pattern":"^\\(.*\\)$"},"returns":{"type":"object","minProperties":1,"additionalProperties":{"type":"string","enum":["string","datetime","timespan","int","long","real","decimal","bool","guid","dynamic"]}}}}}}},"splunk":{"type":"object","additionalProperties":false,"properties":{"macros":{"type":"object","additionalProperties":{"type":"string"}}}},"elastic":{"type":"object","additionalProperties":false,"properties":{"fields":{"type":"object","additionalProperties":{"type":"string","pattern":"^[a-z_]+$"}}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = codePointLength;
const pattern4 = new RegExp("^[a-z][a-z0-9_]{0,15}$", "u");
const pattern5 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$", "u");
const pattern6 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$", "u");
const pattern7 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern9 = new RegExp("\\S", "u");
const pattern11 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern19 = new RegExp("^[0-9]{1,2}\\.[0-9]{1,2}$", "u");
const pattern24 = new RegExp("^\\(.*\\)$", "u");
const pattern25 = new RegExp("^[a-z_]+$", "u");

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
if(data.sentinel !== undefined){
let data8 = data.sentinel;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key1 in data8){
if(!(((key1 === "api_version") || (key1 === "tables")) || (key1 === "connectors"))){
const err17 = {instancePath:instancePath+"/sentinel",schemaPath:"#/properties/sentinel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data8.api_version !== undefined){
let data9 = data8.api_version;
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
const err18 = {instancePath:instancePath+"/sentinel/api_version",schemaPath:"#/properties/sentinel/properties/api_version/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?$"+"\""};
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
const err19 = {instancePath:instancePath+"/sentinel/api_version",schemaPath:"#/properties/sentinel/properties/api_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data8.tables !== undefined){
let data10 = data8.tables;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 in data10){
const _errs25 = errors;
if(typeof key2 === "string"){
if(func2(key2) > 120){
const err20 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern6.test(key2)){
const err21 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key2};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var valid7 = _errs25 === errors;
if(!valid7){
const err23 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key3 in data10){
let data11 = data10[key3];
if(typeof data11 === "string"){
if(!pattern7.test(data11)){
const err24 = {instancePath:instancePath+"/sentinel/tables/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sentinel/properties/tables/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
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
const err25 = {instancePath:instancePath+"/sentinel/tables/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sentinel/properties/tables/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/sentinel/tables",schemaPath:"#/properties/sentinel/properties/tables/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.connectors !== undefined){
let data12 = data8.connectors;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key4 in data12){
const _errs32 = errors;
if(typeof key4 === "string"){
if(func2(key4) > 120){
const err27 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key4};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!pattern6.test(key4)){
const err28 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key4};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key4};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid9 = _errs32 === errors;
if(!valid9){
const err30 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
for(const key5 in data12){
let data13 = data12[key5];
if(Array.isArray(data13)){
const len2 = data13.length;
for(let i3=0; i3<len2; i3++){
let data14 = data13[i3];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.id === undefined){
const err31 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data14.tables === undefined){
const err32 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/required",keyword:"required",params:{missingProperty: "tables"},message:"must have required property '"+"tables"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key6 in data14){
if(!((key6 === "id") || (key6 === "tables"))){
const err33 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data14.id !== undefined){
let data15 = data14.id;
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
const err34 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3+"/id",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/id/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err35 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3+"/id",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data14.tables !== undefined){
let data16 = data14.tables;
if(Array.isArray(data16)){
if(data16.length < 1){
const err36 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3+"/tables",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len3 = data16.length;
for(let i4=0; i4<len3; i4++){
let data17 = data16[i4];
if(typeof data17 === "string"){
if(!pattern9.test(data17)){
const err37 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3+"/tables/" + i4,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err38 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3+"/tables/" + i4,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err39 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3+"/tables",schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/properties/tables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i3,schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/sentinel/connectors/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sentinel/properties/connectors/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/sentinel/connectors",schemaPath:"#/properties/sentinel/properties/connectors/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/sentinel",schemaPath:"#/properties/sentinel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.splunk !== undefined){
let data18 = data.splunk;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key7 in data18){
if(!(func1.call(schema31.properties.splunk.properties, key7))){
const err44 = {instancePath:instancePath+"/splunk",schemaPath:"#/properties/splunk/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data18.app !== undefined){
let data19 = data18.app;
if(typeof data19 === "string"){
if(func2(data19) > 100){
const err45 = {instancePath:instancePath+"/splunk/app",schemaPath:"#/properties/splunk/properties/app/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!pattern11.test(data19)){
const err46 = {instancePath:instancePath+"/splunk/app",schemaPath:"#/properties/splunk/properties/app/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\""};
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
const err47 = {instancePath:instancePath+"/splunk/app",schemaPath:"#/properties/splunk/properties/app/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data18.escu !== undefined){
let data20 = data18.escu;
if(typeof data20 !== "string"){
const err48 = {instancePath:instancePath+"/splunk/escu",schemaPath:"#/properties/splunk/properties/escu/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!((data20 === "5") || (data20 === "6"))){
const err49 = {instancePath:instancePath+"/splunk/escu",schemaPath:"#/properties/splunk/properties/escu/enum",keyword:"enum",params:{allowedValues: schema31.properties.splunk.properties.escu.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data18.indexes !== undefined){
let data21 = data18.indexes;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key8 in data21){
const _errs55 = errors;
if(typeof key8 === "string"){
if(func2(key8) > 120){
const err50 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key8};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!pattern6.test(key8)){
const err51 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key8};
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
const err52 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key8};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var valid17 = _errs55 === errors;
if(!valid17){
const err53 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/propertyNames",keyword:"propertyNames",params:{propertyName: key8},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
for(const key9 in data21){
let data22 = data21[key9];
if(typeof data22 === "string"){
if(!pattern9.test(data22)){
const err54 = {instancePath:instancePath+"/splunk/indexes/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/indexes/additionalProperties/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err55 = {instancePath:instancePath+"/splunk/indexes/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/indexes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err56 = {instancePath:instancePath+"/splunk/indexes",schemaPath:"#/properties/splunk/properties/indexes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data18.macros !== undefined){
let data23 = data18.macros;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key10 in data23){
const _errs62 = errors;
if(typeof key10 === "string"){
if(func2(key10) > 120){
const err57 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key10};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!pattern6.test(key10)){
const err58 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key10};
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
const err59 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key10};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid19 = _errs62 === errors;
if(!valid19){
const err60 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/propertyNames",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
for(const key11 in data23){
let data24 = data23[key11];
if(typeof data24 === "string"){
if(!pattern9.test(data24)){
const err61 = {instancePath:instancePath+"/splunk/macros/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/macros/additionalProperties/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/splunk/macros/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/macros/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/splunk/macros",schemaPath:"#/properties/splunk/properties/macros/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data18.sourcetypes !== undefined){
let data25 = data18.sourcetypes;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key12 in data25){
const _errs69 = errors;
if(typeof key12 === "string"){
if(func2(key12) > 120){
const err64 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key12};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!pattern6.test(key12)){
const err65 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key12};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key12};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var valid21 = _errs69 === errors;
if(!valid21){
const err67 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/propertyNames",keyword:"propertyNames",params:{propertyName: key12},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
for(const key13 in data25){
let data26 = data25[key13];
if(Array.isArray(data26)){
if(data26.length < 1){
const err68 = {instancePath:instancePath+"/splunk/sourcetypes/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
const len4 = data26.length;
for(let i5=0; i5<len4; i5++){
let data27 = data26[i5];
if(typeof data27 === "string"){
if(!pattern9.test(data27)){
const err69 = {instancePath:instancePath+"/splunk/sourcetypes/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i5,schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err70 = {instancePath:instancePath+"/splunk/sourcetypes/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i5,schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/splunk/sourcetypes/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/splunk/properties/sourcetypes/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err72 = {instancePath:instancePath+"/splunk/sourcetypes",schemaPath:"#/properties/splunk/properties/sourcetypes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data18.risk !== undefined){
if(typeof data18.risk !== "boolean"){
const err73 = {instancePath:instancePath+"/splunk/risk",schemaPath:"#/properties/splunk/properties/risk/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data18.notable !== undefined){
if(typeof data18.notable !== "boolean"){
const err74 = {instancePath:instancePath+"/splunk/notable",schemaPath:"#/properties/splunk/properties/notable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data18.story !== undefined){
let data30 = data18.story;
if(typeof data30 === "string"){
if(!pattern9.test(data30)){
const err75 = {instancePath:instancePath+"/splunk/story",schemaPath:"#/properties/splunk/properties/story/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/splunk/story",schemaPath:"#/properties/splunk/properties/story/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data18.cron_offset !== undefined){
let data31 = data18.cron_offset;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err77 = {instancePath:instancePath+"/splunk/cron_offset",schemaPath:"#/properties/splunk/properties/cron_offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 59 || isNaN(data31)){
const err78 = {instancePath:instancePath+"/splunk/cron_offset",schemaPath:"#/properties/splunk/properties/cron_offset/maximum",keyword:"maximum",params:{comparison: "<=", limit: 59},message:"must be <= 59"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data31 < 0 || isNaN(data31)){
const err79 = {instancePath:instancePath+"/splunk/cron_offset",schemaPath:"#/properties/splunk/properties/cron_offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
}
else {
const err80 = {instancePath:instancePath+"/splunk",schemaPath:"#/properties/splunk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.sumo !== undefined){
let data32 = data.sumo;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key14 in data32){
if(!((key14 === "enabled") || (key14 === "prototype"))){
const err81 = {instancePath:instancePath+"/sumo",schemaPath:"#/properties/sumo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data32.enabled !== undefined){
if(typeof data32.enabled !== "boolean"){
const err82 = {instancePath:instancePath+"/sumo/enabled",schemaPath:"#/properties/sumo/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data32.prototype !== undefined){
if(typeof data32.prototype !== "boolean"){
const err83 = {instancePath:instancePath+"/sumo/prototype",schemaPath:"#/properties/sumo/properties/prototype/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err84 = {instancePath:instancePath+"/sumo",schemaPath:"#/properties/sumo/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.elastic !== undefined){
let data35 = data.elastic;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
for(const key15 in data35){
if(!((((key15 === "stack") || (key15 === "indexes")) || (key15 === "author")) || (key15 === "max_signals"))){
const err85 = {instancePath:instancePath+"/elastic",schemaPath:"#/properties/elastic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data35.stack !== undefined){
let data36 = data35.stack;
if(typeof data36 === "string"){
if(!pattern19.test(data36)){
const err86 = {instancePath:instancePath+"/elastic/stack",schemaPath:"#/properties/elastic/properties/stack/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,2}\\.[0-9]{1,2}$"},message:"must match pattern \""+"^[0-9]{1,2}\\.[0-9]{1,2}$"+"\""};
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
const err87 = {instancePath:instancePath+"/elastic/stack",schemaPath:"#/properties/elastic/properties/stack/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data35.indexes !== undefined){
let data37 = data35.indexes;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key16 in data37){
const _errs98 = errors;
if(typeof key16 === "string"){
if(func2(key16) > 120){
const err88 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 120},message:"must NOT have more than 120 characters",propertyName:key16};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(!pattern6.test(key16)){
const err89 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key16};
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
const err90 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key16};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var valid27 = _errs98 === errors;
if(!valid27){
const err91 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/propertyNames",keyword:"propertyNames",params:{propertyName: key16},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
for(const key17 in data37){
let data38 = data37[key17];
if(Array.isArray(data38)){
if(data38.length < 1){
const err92 = {instancePath:instancePath+"/elastic/indexes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
const len5 = data38.length;
for(let i6=0; i6<len5; i6++){
let data39 = data38[i6];
if(typeof data39 === "string"){
if(!pattern9.test(data39)){
const err93 = {instancePath:instancePath+"/elastic/indexes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i6,schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/elastic/indexes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i6,schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/elastic/indexes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/elastic/properties/indexes/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/elastic/indexes",schemaPath:"#/properties/elastic/properties/indexes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data35.author !== undefined){
let data40 = data35.author;
if(Array.isArray(data40)){
if(data40.length < 1){
const err97 = {instancePath:instancePath+"/elastic/author",schemaPath:"#/properties/elastic/properties/author/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
const len6 = data40.length;
for(let i7=0; i7<len6; i7++){
let data41 = data40[i7];
if(typeof data41 === "string"){
if(!pattern9.test(data41)){
const err98 = {instancePath:instancePath+"/elastic/author/" + i7,schemaPath:"#/properties/elastic/properties/author/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err99 = {instancePath:instancePath+"/elastic/author/" + i7,schemaPath:"#/properties/elastic/properties/author/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/elastic/author",schemaPath:"#/properties/elastic/properties/author/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data35.max_signals !== undefined){
let data42 = data35.max_signals;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err101 = {instancePath:instancePath+"/elastic/max_signals",schemaPath:"#/properties/elastic/properties/max_signals/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 1000 || isNaN(data42)){
const err102 = {instancePath:instancePath+"/elastic/max_signals",schemaPath:"#/properties/elastic/properties/max_signals/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data42 < 1 || isNaN(data42)){
const err103 = {instancePath:instancePath+"/elastic/max_signals",schemaPath:"#/properties/elastic/properties/max_signals/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
}
else {
const err104 = {instancePath:instancePath+"/elastic",schemaPath:"#/properties/elastic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data.sigma !== undefined){
let data43 = data.sigma;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key18 in data43){
if(!(key18 === "author")){
const err105 = {instancePath:instancePath+"/sigma",schemaPath:"#/properties/sigma/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data43.author !== undefined){
let data44 = data43.author;
if(typeof data44 === "string"){
if(!pattern9.test(data44)){
const err106 = {instancePath:instancePath+"/sigma/author",schemaPath:"#/properties/sigma/properties/author/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/sigma/author",schemaPath:"#/properties/sigma/properties/author/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/sigma",schemaPath:"#/properties/sigma/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data.verify !== undefined){
let data45 = data.verify;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key19 in data45){
if(!(((key19 === "sentinel") || (key19 === "splunk")) || (key19 === "elastic"))){
const err109 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data45.sentinel !== undefined){
let data46 = data45.sentinel;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
for(const key20 in data46){
if(!((key20 === "tables") || (key20 === "functions"))){
const err110 = {instancePath:instancePath+"/verify/sentinel",schemaPath:"#/properties/verify/properties/sentinel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data46.tables !== undefined){
let data47 = data46.tables;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key21 in data47){
let data48 = data47[key21];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(Object.keys(data48).length < 1){
const err111 = {instancePath:instancePath+"/verify/sentinel/tables/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
for(const key22 in data48){
let data49 = data48[key22];
if(typeof data49 !== "string"){
const err112 = {instancePath:instancePath+"/verify/sentinel/tables/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!((((((((((data49 === "string") || (data49 === "datetime")) || (data49 === "timespan")) || (data49 === "int")) || (data49 === "long")) || (data49 === "real")) || (data49 === "decimal")) || (data49 === "bool")) || (data49 === "guid")) || (data49 === "dynamic"))){
const err113 = {instancePath:instancePath+"/verify/sentinel/tables/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.verify.properties.sentinel.properties.tables.additionalProperties.additionalProperties.enum},message:"must be equal to one of the allowed values"};
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
const err114 = {instancePath:instancePath+"/verify/sentinel/tables/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/tables/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err115 = {instancePath:instancePath+"/verify/sentinel/tables",schemaPath:"#/properties/verify/properties/sentinel/properties/tables/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data46.functions !== undefined){
let data50 = data46.functions;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
for(const key23 in data50){
let data51 = data50[key23];
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.returns === undefined){
const err116 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/required",keyword:"required",params:{missingProperty: "returns"},message:"must have required property '"+"returns"+"'"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key24 in data51){
if(!((key24 === "parameters") || (key24 === "returns"))){
const err117 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data51.parameters !== undefined){
let data52 = data51.parameters;
if(typeof data52 === "string"){
if(!pattern24.test(data52)){
const err118 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/parameters/pattern",keyword:"pattern",params:{pattern: "^\\(.*\\)$"},message:"must match pattern \""+"^\\(.*\\)$"+"\""};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/parameters",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/parameters/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data51.returns !== undefined){
let data53 = data51.returns;
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
if(Object.keys(data53).length < 1){
const err120 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key25 in data53){
let data54 = data53[key25];
if(typeof data54 !== "string"){
const err121 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!((((((((((data54 === "string") || (data54 === "datetime")) || (data54 === "timespan")) || (data54 === "int")) || (data54 === "long")) || (data54 === "real")) || (data54 === "decimal")) || (data54 === "bool")) || (data54 === "guid")) || (data54 === "dynamic"))){
const err122 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.verify.properties.sentinel.properties.functions.additionalProperties.properties.returns.additionalProperties.enum},message:"must be equal to one of the allowed values"};
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
const err123 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/returns",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/properties/returns/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err124 = {instancePath:instancePath+"/verify/sentinel/functions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/sentinel/properties/functions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
else {
const err125 = {instancePath:instancePath+"/verify/sentinel/functions",schemaPath:"#/properties/verify/properties/sentinel/properties/functions/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/verify/sentinel",schemaPath:"#/properties/verify/properties/sentinel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data45.splunk !== undefined){
let data55 = data45.splunk;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
for(const key26 in data55){
if(!(key26 === "macros")){
const err127 = {instancePath:instancePath+"/verify/splunk",schemaPath:"#/properties/verify/properties/splunk/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data55.macros !== undefined){
let data56 = data55.macros;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
for(const key27 in data56){
if(typeof data56[key27] !== "string"){
const err128 = {instancePath:instancePath+"/verify/splunk/macros/" + key27.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/splunk/properties/macros/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
else {
const err129 = {instancePath:instancePath+"/verify/splunk/macros",schemaPath:"#/properties/verify/properties/splunk/properties/macros/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
else {
const err130 = {instancePath:instancePath+"/verify/splunk",schemaPath:"#/properties/verify/properties/splunk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data45.elastic !== undefined){
let data58 = data45.elastic;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key28 in data58){
if(!(key28 === "fields")){
const err131 = {instancePath:instancePath+"/verify/elastic",schemaPath:"#/properties/verify/properties/elastic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data58.fields !== undefined){
let data59 = data58.fields;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key29 in data59){
let data60 = data59[key29];
if(typeof data60 === "string"){
if(!pattern25.test(data60)){
const err132 = {instancePath:instancePath+"/verify/elastic/fields/" + key29.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/elastic/properties/fields/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[a-z_]+$"},message:"must match pattern \""+"^[a-z_]+$"+"\""};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/verify/elastic/fields/" + key29.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/verify/properties/elastic/properties/fields/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err134 = {instancePath:instancePath+"/verify/elastic/fields",schemaPath:"#/properties/verify/properties/elastic/properties/fields/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err135 = {instancePath:instancePath+"/verify/elastic",schemaPath:"#/properties/verify/properties/elastic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
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
