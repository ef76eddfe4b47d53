// Generated from schema/source.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.
// @ts-nocheck
import { codePointLength } from "../spec/ajv-runtime.ts";

export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"source.schema.json","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"title":{"type":"string","minLength":1},"description":{"type":"string","minLength":1},"delay":{"type":"string","pattern":"^[1-9][0-9]{0,5}(s|m|h|d)$"},"fields":{"type":"object","propertyNames":{"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"object","additionalProperties":false,"properties":{"type":{"type":"string","enum":["string","integer","number","boolean","ip","datetime"]},"description":{"type":"string","minLength":1},"nullable":{"type":"boolean"},"fold":{"type":"string","enum":["lower"]},"list":{"type":"boolean"},"identifies":{"type":"string","enum":["operation","event"]},"values":{"type":"array","items":{"type":"string","minLength":1},"minItems":1,"uniqueItems":true},"normal":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["lower","no_dashes"]}},"raw":{"type":"string","minLength":1},"entity":{"type":"string","enum":["account","host","ip","azure_resource","aws_resource","gcp_resource","cloud_application","process","file","url","dns","mailbox"]}},"required":["type","description"]}},"groups":{"type":"object","propertyNames":{"pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"additionalProperties":{"type":"object","additionalProperties":false,"properties":{"field":{"type":"string","pattern":"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},"description":{"type":"string","minLength":1},"values":{"type":"array","items":{"type":"string","minLength":1},"minItems":1,"uniqueItems":true}},"required":["field","description","values"]}}}};
const pattern4 = new RegExp("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$", "u");
const pattern5 = new RegExp("^[1-9][0-9]{0,5}(s|m|h|d)$", "u");
const func1 = codePointLength;
const func3 = Object.prototype.hasOwnProperty;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="source.schema.json" */;
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
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "title")) || (key0 === "description")) || (key0 === "delay")) || (key0 === "fields")) || (key0 === "groups"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.delay !== undefined){
let data3 = data.delay;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err8 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(s|m|h|d)$"},message:"must match pattern \""+"^[1-9][0-9]{0,5}(s|m|h|d)$"+"\""};
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
const err9 = {instancePath:instancePath+"/delay",schemaPath:"#/properties/delay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.fields !== undefined){
let data4 = data.fields;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern4.test(key1)){
const err10 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid1 = _errs12 === errors;
if(!valid1){
const err11 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.type === undefined){
const err12 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5.description === undefined){
const err13 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key3 in data5){
if(!(func3.call(schema31.properties.fields.additionalProperties.properties, key3))){
const err14 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.type !== undefined){
let data6 = data5.type;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/fields/additionalProperties/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!((((((data6 === "string") || (data6 === "integer")) || (data6 === "number")) || (data6 === "boolean")) || (data6 === "ip")) || (data6 === "datetime"))){
const err16 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/fields/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.description !== undefined){
let data7 = data5.description;
if(typeof data7 === "string"){
if(func1(data7) < 1){
const err17 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/fields/additionalProperties/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/fields/additionalProperties/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data5.nullable !== undefined){
if(typeof data5.nullable !== "boolean"){
const err19 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/nullable",schemaPath:"#/properties/fields/additionalProperties/properties/nullable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data5.fold !== undefined){
let data9 = data5.fold;
if(typeof data9 !== "string"){
const err20 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/fold",schemaPath:"#/properties/fields/additionalProperties/properties/fold/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!(data9 === "lower")){
const err21 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/fold",schemaPath:"#/properties/fields/additionalProperties/properties/fold/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.fold.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data5.list !== undefined){
if(typeof data5.list !== "boolean"){
const err22 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/list",schemaPath:"#/properties/fields/additionalProperties/properties/list/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data5.identifies !== undefined){
let data11 = data5.identifies;
if(typeof data11 !== "string"){
const err23 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/identifies",schemaPath:"#/properties/fields/additionalProperties/properties/identifies/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!((data11 === "operation") || (data11 === "event"))){
const err24 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/identifies",schemaPath:"#/properties/fields/additionalProperties/properties/identifies/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.identifies.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data5.values !== undefined){
let data12 = data5.values;
if(Array.isArray(data12)){
if(data12.length < 1){
const err25 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/fields/additionalProperties/properties/values/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(typeof data13 === "string"){
if(func1(data13) < 1){
const err26 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i0,schemaPath:"#/properties/fields/additionalProperties/properties/values/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err27 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i0,schemaPath:"#/properties/fields/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
let i1 = data12.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data12[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err28 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/fields/additionalProperties/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err29 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/fields/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data5.normal !== undefined){
let data14 = data5.normal;
if(Array.isArray(data14)){
if(data14.length < 1){
const err30 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/normal",schemaPath:"#/properties/fields/additionalProperties/properties/normal/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len1 = data14.length;
for(let i2=0; i2<len1; i2++){
let data15 = data14[i2];
if(typeof data15 !== "string"){
const err31 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/normal/" + i2,schemaPath:"#/properties/fields/additionalProperties/properties/normal/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!((data15 === "lower") || (data15 === "no_dashes"))){
const err32 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/normal/" + i2,schemaPath:"#/properties/fields/additionalProperties/properties/normal/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.normal.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
let i3 = data14.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data14[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err33 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/normal",schemaPath:"#/properties/fields/additionalProperties/properties/normal/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err34 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/normal",schemaPath:"#/properties/fields/additionalProperties/properties/normal/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data5.raw !== undefined){
let data16 = data5.raw;
if(typeof data16 === "string"){
if(func1(data16) < 1){
const err35 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/raw",schemaPath:"#/properties/fields/additionalProperties/properties/raw/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err36 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/raw",schemaPath:"#/properties/fields/additionalProperties/properties/raw/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data5.entity !== undefined){
let data17 = data5.entity;
if(typeof data17 !== "string"){
const err37 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/entity",schemaPath:"#/properties/fields/additionalProperties/properties/entity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((((((((((((data17 === "account") || (data17 === "host")) || (data17 === "ip")) || (data17 === "azure_resource")) || (data17 === "aws_resource")) || (data17 === "gcp_resource")) || (data17 === "cloud_application")) || (data17 === "process")) || (data17 === "file")) || (data17 === "url")) || (data17 === "dns")) || (data17 === "mailbox"))){
const err38 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/entity",schemaPath:"#/properties/fields/additionalProperties/properties/entity/enum",keyword:"enum",params:{allowedValues: schema31.properties.fields.additionalProperties.properties.entity.enum},message:"must be equal to one of the allowed values"};
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
const err39 = {instancePath:instancePath+"/fields/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err40 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.groups !== undefined){
let data18 = data.groups;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key4 in data18){
const _errs43 = errors;
if(typeof key4 === "string"){
if(!pattern4.test(key4)){
const err41 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\"",propertyName:key4};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid10 = _errs43 === errors;
if(!valid10){
const err42 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
for(const key5 in data18){
let data19 = data18[key5];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.field === undefined){
const err43 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data19.description === undefined){
const err44 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data19.values === undefined){
const err45 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/required",keyword:"required",params:{missingProperty: "values"},message:"must have required property '"+"values"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
for(const key6 in data19){
if(!(((key6 === "field") || (key6 === "description")) || (key6 === "values"))){
const err46 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data19.field !== undefined){
let data20 = data19.field;
if(typeof data20 === "string"){
if(!pattern4.test(data20)){
const err47 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/field",schemaPath:"#/properties/groups/additionalProperties/properties/field/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"+"\""};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/field",schemaPath:"#/properties/groups/additionalProperties/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data19.description !== undefined){
let data21 = data19.description;
if(typeof data21 === "string"){
if(func1(data21) < 1){
const err49 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/groups/additionalProperties/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/groups/additionalProperties/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data19.values !== undefined){
let data22 = data19.values;
if(Array.isArray(data22)){
if(data22.length < 1){
const err51 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/groups/additionalProperties/properties/values/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
const len2 = data22.length;
for(let i4=0; i4<len2; i4++){
let data23 = data22[i4];
if(typeof data23 === "string"){
if(func1(data23) < 1){
const err52 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i4,schemaPath:"#/properties/groups/additionalProperties/properties/values/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i4,schemaPath:"#/properties/groups/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
let i5 = data22.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data22[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err54 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/groups/additionalProperties/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i5+" are identical)"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
break;
}
indices2[item2] = i5;
}
}
}
else {
const err55 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/groups/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err56 = {instancePath:instancePath+"/groups/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err57 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
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
 "$id": "source.schema.json",
 "title": "Rulewright log source",
 "description": "catalog/<source>/source.yml: one kind of telemetry and the canonical fields that detections use for it. In an overlay, write only what you add or change; `fields` and `groups` are merged by name.",
 "type": "object",
 "additionalProperties": false,
 "required": [
  "name"
 ],
 "properties": {
  "name": {
   "description": "Name of the source: the folder it stands in.",
   "type": "string",
   "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
   "x-expected": "lower-case words joined by dots, such as azure.activity"
  },
  "title": {
   "description": "Name for people.",
   "type": "string",
   "minLength": 1
  },
  "description": {
   "description": "What the records tell, and what they do not.",
   "type": "string",
   "minLength": 1
  },
  "delay": {
   "description": "How late records usually arrive: the default of a detection's `schedule.delay`.",
   "type": "string",
   "pattern": "^[1-9][0-9]{0,5}(s|m|h|d)$",
   "x-expected": "a duration such as 90s, 5m, 1h or 7d"
  },
  "fields": {
   "description": "The canonical fields by name. `time` and `score` exist in every source and are not written here.",
   "type": "object",
   "propertyNames": {
    "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"
   },
   "additionalProperties": {
    "description": "One canonical field: what detections may ask of this log source.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "type": {
      "description": "What kind of value it holds. Decides which operators a detection may use on it.",
      "type": "string",
      "enum": [
       "string",
       "integer",
       "number",
       "boolean",
       "ip",
       "datetime"
      ]
     },
     "description": {
      "description": "What the field means, and what to know before testing it.",
      "type": "string",
      "minLength": 1
     },
     "nullable": {
      "description": "Some records lack it. Left out, true.",
      "type": "boolean"
     },
     "fold": {
      "description": "`lower`: values that differ only in the case of ASCII letters are one value when they are grouped or joined.",
      "type": "string",
      "enum": [
       "lower"
      ],
      "x-expected": "`lower`, or no `fold` at all"
     },
     "list": {
      "description": "The field holds several values; a test holds if one of them satisfies it.",
      "type": "boolean"
     },
     "identifies": {
      "description": "What a value names: one operation (which may log several records) or one event (one record). `once_per` needs such a field.",
      "type": "string",
      "enum": [
       "operation",
       "event"
      ]
     },
     "values": {
      "description": "The closed vocabulary, when there is one. Tests on other values are errors.",
      "type": "array",
      "items": {
       "type": "string",
       "minLength": 1
      },
      "minItems": 1,
      "uniqueItems": true
     },
     "normal": {
      "description": "The forms that list values and keys are brought into before they are compared.",
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
       "type": "string",
       "enum": [
        "lower",
        "no_dashes"
       ]
      }
     },
     "raw": {
      "description": "The field's name in the provider's own record.",
      "type": "string",
      "minLength": 1
     },
     "entity": {
      "description": "What kind of thing a value names, for entity mappings.",
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
     }
    },
    "required": [
     "type",
     "description"
    ]
   }
  },
  "groups": {
   "description": "Named value sets by name, for tests such as `operation|group: azure.run_command`.",
   "type": "object",
   "propertyNames": {
    "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"
   },
   "additionalProperties": {
    "description": "A named set of values of one field, so that detections need not repeat long lists.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "field": {
      "description": "The canonical field the values belong to.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
      "x-expected": "the name of a field of this source"
     },
     "description": {
      "description": "What the values have in common.",
      "type": "string",
      "minLength": 1
     },
     "values": {
      "description": "The values, as the provider documents them.",
      "type": "array",
      "items": {
       "type": "string",
       "minLength": 1
      },
      "minItems": 1,
      "uniqueItems": true
     }
    },
    "required": [
     "field",
     "description",
     "values"
    ]
   }
  }
 }
};
