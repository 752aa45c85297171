// @ts-nocheck
// Made from definition-schema.ts: npx vitest run test/rules -u

export const document = validate10;
const schema11 = {"type":"object","required":["info","paths"],"properties":{"swagger":{},"info":{"not":{"const":null},"type":"object"},"host":{"type":"string"},"basePath":{"type":"string"},"schemes":{"type":"array","items":{"type":"string"}},"consumes":{"type":"array","items":{"type":"string"}},"produces":{"type":"array","items":{"type":"string"}},"paths":{"type":"object","additionalProperties":{"type":"object"},"patternProperties":{"^x-":{}},"not":{"const":null}},"definitions":{"type":"object","additionalProperties":{"type":"object"}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"responses":{"type":"object","additionalProperties":{"type":"object"}},"securityDefinitions":{"type":"object","additionalProperties":{"type":"object"}},"security":{"type":"array","items":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}},"tags":{"type":"array","items":{"type":"object"}},"externalDocs":{"type":"object"},"x-ms-capabilities":{"type":"object"},"x-ms-connector-metadata":{"type":"array","items":{"type":"object","required":["propertyName","propertyValue"],"properties":{"propertyName":{"type":"string","not":{"const":null}},"propertyValue":{"type":"string","not":{"const":null}}}}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"if":{"required":["openapi"]},"else":{"required":["swagger"],"properties":{"swagger":{"not":{"const":null}}}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^x-", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.openapi === undefined) && (missing0 = "openapi")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.swagger === undefined){
const err1 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "swagger"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.swagger !== undefined){
const _errs5 = errors;
const _errs6 = errors;
if(null !== data.swagger){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
if(valid2){
const err3 = {instancePath:instancePath+"/swagger",schemaPath:"#/else/properties/swagger/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.info === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "info"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.paths === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "paths"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!((func2.call(schema11.properties, key0)) || (pattern0.test(key0)))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.info !== undefined){
let data1 = data.info;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err8 = {instancePath:instancePath+"/info",schemaPath:"#/properties/info/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const _errs10 = errors;
const _errs11 = errors;
if(null !== data1){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid4 = _errs11 === errors;
if(valid4){
const err10 = {instancePath:instancePath+"/info",schemaPath:"#/properties/info/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err11 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.basePath !== undefined){
if(typeof data.basePath !== "string"){
const err12 = {instancePath:instancePath+"/basePath",schemaPath:"#/properties/basePath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.schemes !== undefined){
let data4 = data.schemes;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(typeof data4[i0] !== "string"){
const err13 = {instancePath:instancePath+"/schemes/" + i0,schemaPath:"#/properties/schemes/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/schemes",schemaPath:"#/properties/schemes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.consumes !== undefined){
let data6 = data.consumes;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
if(typeof data6[i1] !== "string"){
const err15 = {instancePath:instancePath+"/consumes/" + i1,schemaPath:"#/properties/consumes/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/consumes",schemaPath:"#/properties/consumes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.produces !== undefined){
let data8 = data.produces;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
if(typeof data8[i2] !== "string"){
const err17 = {instancePath:instancePath+"/produces/" + i2,schemaPath:"#/properties/produces/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/produces",schemaPath:"#/properties/produces/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.paths !== undefined){
let data10 = data.paths;
const _errs30 = errors;
const _errs31 = errors;
if(null !== data10){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid11 = _errs31 === errors;
if(valid11){
const err20 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key1 in data10){
if(!(pattern0.test(key1))){
let data11 = data10[key1];
if(!(data11 && typeof data11 == "object" && !Array.isArray(data11))){
const err21 = {instancePath:instancePath+"/paths/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/paths/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
}
else {
const err22 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.definitions !== undefined){
let data12 = data.definitions;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key2 in data12){
let data13 = data12[key2];
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err23 = {instancePath:instancePath+"/definitions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/definitions/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
const err24 = {instancePath:instancePath+"/definitions",schemaPath:"#/properties/definitions/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.parameters !== undefined){
let data14 = data.parameters;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 in data14){
let data15 = data14[key3];
if(!(data15 && typeof data15 == "object" && !Array.isArray(data15))){
const err25 = {instancePath:instancePath+"/parameters/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
const err26 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.responses !== undefined){
let data16 = data.responses;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key4 in data16){
let data17 = data16[key4];
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
const err27 = {instancePath:instancePath+"/responses/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/responses/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/responses",schemaPath:"#/properties/responses/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.securityDefinitions !== undefined){
let data18 = data.securityDefinitions;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key5 in data18){
let data19 = data18[key5];
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err29 = {instancePath:instancePath+"/securityDefinitions/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/securityDefinitions/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/securityDefinitions",schemaPath:"#/properties/securityDefinitions/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.security !== undefined){
let data20 = data.security;
if(Array.isArray(data20)){
const len3 = data20.length;
for(let i3=0; i3<len3; i3++){
let data21 = data20[i3];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key6 in data21){
let data22 = data21[key6];
if(Array.isArray(data22)){
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
if(typeof data22[i4] !== "string"){
const err31 = {instancePath:instancePath+"/security/" + i3+"/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/security/items/additionalProperties/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/security/" + i3+"/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/security/items/additionalProperties/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/security/" + i3,schemaPath:"#/properties/security/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/security",schemaPath:"#/properties/security/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.tags !== undefined){
let data24 = data.tags;
if(Array.isArray(data24)){
const len5 = data24.length;
for(let i5=0; i5<len5; i5++){
let data25 = data24[i5];
if(!(data25 && typeof data25 == "object" && !Array.isArray(data25))){
const err35 = {instancePath:instancePath+"/tags/" + i5,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.externalDocs !== undefined){
let data26 = data.externalDocs;
if(!(data26 && typeof data26 == "object" && !Array.isArray(data26))){
const err37 = {instancePath:instancePath+"/externalDocs",schemaPath:"#/properties/externalDocs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data["x-ms-capabilities"] !== undefined){
let data27 = data["x-ms-capabilities"];
if(!(data27 && typeof data27 == "object" && !Array.isArray(data27))){
const err38 = {instancePath:instancePath+"/x-ms-capabilities",schemaPath:"#/properties/x-ms-capabilities/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data["x-ms-connector-metadata"] !== undefined){
let data28 = data["x-ms-connector-metadata"];
if(Array.isArray(data28)){
const len6 = data28.length;
for(let i6=0; i6<len6; i6++){
let data29 = data28[i6];
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.propertyName === undefined){
const err39 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6,schemaPath:"#/properties/x-ms-connector-metadata/items/required",keyword:"required",params:{missingProperty: "propertyName"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data29.propertyValue === undefined){
const err40 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6,schemaPath:"#/properties/x-ms-connector-metadata/items/required",keyword:"required",params:{missingProperty: "propertyValue"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data29.propertyName !== undefined){
let data30 = data29.propertyName;
if(typeof data30 !== "string"){
const err41 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6+"/propertyName",schemaPath:"#/properties/x-ms-connector-metadata/items/properties/propertyName/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const _errs78 = errors;
const _errs79 = errors;
if(null !== data30){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var valid27 = _errs79 === errors;
if(valid27){
const err43 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6+"/propertyName",schemaPath:"#/properties/x-ms-connector-metadata/items/properties/propertyName/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
else {
errors = _errs78;
if(vErrors !== null){
if(_errs78){
vErrors.length = _errs78;
}
else {
vErrors = null;
}
}
}
}
if(data29.propertyValue !== undefined){
let data31 = data29.propertyValue;
if(typeof data31 !== "string"){
const err44 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6+"/propertyValue",schemaPath:"#/properties/x-ms-connector-metadata/items/properties/propertyValue/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
const _errs82 = errors;
const _errs83 = errors;
if(null !== data31){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
var valid28 = _errs83 === errors;
if(valid28){
const err46 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6+"/propertyValue",schemaPath:"#/properties/x-ms-connector-metadata/items/properties/propertyValue/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
else {
errors = _errs82;
if(vErrors !== null){
if(_errs82){
vErrors.length = _errs82;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err47 = {instancePath:instancePath+"/x-ms-connector-metadata/" + i6,schemaPath:"#/properties/x-ms-connector-metadata/items/type",keyword:"type",params:{type: "object"}};
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
const err48 = {instancePath:instancePath+"/x-ms-connector-metadata",schemaPath:"#/properties/x-ms-connector-metadata/type",keyword:"type",params:{type: "array"}};
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
const err49 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const info = validate11;
const schema12 = {"type":"object","required":["title","version"],"properties":{"title":{"type":"string","not":{"const":null}},"description":{"type":"string"},"termsOfService":{"type":"string"},"contact":{"type":"object"},"license":{"type":"object"},"version":{"type":"string","not":{"const":null}},"x-ms-api-annotation":{"type":"object","properties":{"status":{"type":"string","enum":["Production","Preview"]}}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.title === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "title") || (key0 === "description")) || (key0 === "termsOfService")) || (key0 === "contact")) || (key0 === "license")) || (key0 === "version")) || (key0 === "x-ms-api-annotation")) || (pattern0.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined){
let data0 = data.title;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const _errs4 = errors;
const _errs5 = errors;
if(null !== data0){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid1 = _errs5 === errors;
if(valid1){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.termsOfService !== undefined){
if(typeof data.termsOfService !== "string"){
const err7 = {instancePath:instancePath+"/termsOfService",schemaPath:"#/properties/termsOfService/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.contact !== undefined){
let data3 = data.contact;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err8 = {instancePath:instancePath+"/contact",schemaPath:"#/properties/contact/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.license !== undefined){
let data4 = data.license;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err9 = {instancePath:instancePath+"/license",schemaPath:"#/properties/license/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.version !== undefined){
let data5 = data.version;
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const _errs16 = errors;
const _errs17 = errors;
if(null !== data5){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid2 = _errs17 === errors;
if(valid2){
const err12 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
}
if(data["x-ms-api-annotation"] !== undefined){
let data6 = data["x-ms-api-annotation"];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.status !== undefined){
let data7 = data6.status;
if(typeof data7 !== "string"){
const err13 = {instancePath:instancePath+"/x-ms-api-annotation/status",schemaPath:"#/properties/x-ms-api-annotation/properties/status/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data7 === "Production") || (data7 === "Preview"))){
const err14 = {instancePath:instancePath+"/x-ms-api-annotation/status",schemaPath:"#/properties/x-ms-api-annotation/properties/status/enum",keyword:"enum",params:{allowedValues: schema12.properties["x-ms-api-annotation"].properties.status.enum}};
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
const err15 = {instancePath:instancePath+"/x-ms-api-annotation",schemaPath:"#/properties/x-ms-api-annotation/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

export const contact = validate12;
const schema13 = {"type":"object","properties":{"name":{"type":"string"},"url":{"type":"string"},"email":{"type":"string"}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "url")) || (key0 === "email")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.url !== undefined){
if(typeof data.url !== "string"){
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.email !== undefined){
if(typeof data.email !== "string"){
const err3 = {instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

export const license = validate13;
const schema14 = {"type":"object","properties":{"name":{"type":"string"},"url":{"type":"string"}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "url")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.url !== undefined){
if(typeof data.url !== "string"){
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

export const tag = validate14;
const schema15 = {"type":"object","required":["name"],"properties":{"name":{"type":"string","not":{"const":null}},"description":{"type":"string"},"externalDocs":{"type":"object"}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "description")) || (key0 === "externalDocs")) || (pattern0.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs4 = errors;
const _errs5 = errors;
if(null !== data0){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid1 = _errs5 === errors;
if(valid1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.externalDocs !== undefined){
let data2 = data.externalDocs;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err6 = {instancePath:instancePath+"/externalDocs",schemaPath:"#/properties/externalDocs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

export const externalDocs = validate15;
const schema16 = {"type":"object","properties":{"description":{"type":"string"},"url":{"type":"string"}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "description") || (key0 === "url")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err1 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.url !== undefined){
if(typeof data.url !== "string"){
const err2 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

export const pathItem = validate16;
const schema17 = {"type":"object","properties":{"$ref":{"type":"string"},"get":{"type":"object"},"put":{"type":"object"},"post":{"type":"object"},"delete":{"type":"object"},"options":{"type":"object"},"head":{"type":"object"},"patch":{"type":"object"},"parameters":{"type":"array","items":{"type":"object"}},"x-ms-notification-content":{"type":"object","properties":{"description":{"type":"string"},"schema":{"type":"object"}}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func2.call(schema17.properties, key0)) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.$ref !== undefined){
if(typeof data.$ref !== "string"){
const err1 = {instancePath:instancePath+"/$ref",schemaPath:"#/properties/%24ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.get !== undefined){
let data1 = data.get;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err2 = {instancePath:instancePath+"/get",schemaPath:"#/properties/get/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.put !== undefined){
let data2 = data.put;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err3 = {instancePath:instancePath+"/put",schemaPath:"#/properties/put/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.post !== undefined){
let data3 = data.post;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
const err4 = {instancePath:instancePath+"/post",schemaPath:"#/properties/post/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.delete !== undefined){
let data4 = data.delete;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err5 = {instancePath:instancePath+"/delete",schemaPath:"#/properties/delete/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.options !== undefined){
let data5 = data.options;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err6 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.head !== undefined){
let data6 = data.head;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err7 = {instancePath:instancePath+"/head",schemaPath:"#/properties/head/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.patch !== undefined){
let data7 = data.patch;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
const err8 = {instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.parameters !== undefined){
let data8 = data.parameters;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
const err9 = {instancePath:instancePath+"/parameters/" + i0,schemaPath:"#/properties/parameters/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data["x-ms-notification-content"] !== undefined){
let data10 = data["x-ms-notification-content"];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.description !== undefined){
if(typeof data10.description !== "string"){
const err11 = {instancePath:instancePath+"/x-ms-notification-content/description",schemaPath:"#/properties/x-ms-notification-content/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data10.schema !== undefined){
let data12 = data10.schema;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err12 = {instancePath:instancePath+"/x-ms-notification-content/schema",schemaPath:"#/properties/x-ms-notification-content/properties/schema/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/x-ms-notification-content",schemaPath:"#/properties/x-ms-notification-content/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

export const operation = validate17;
const schema18 = {"type":"object","properties":{"tags":{"type":"array","items":{"type":"string"}},"summary":{"type":"string"},"description":{"type":"string"},"externalDocs":{"type":"object"},"operationId":{"type":"string"},"consumes":{"type":"array","items":{"type":"string"}},"produces":{"type":"array","items":{"type":"string"}},"parameters":{"type":"array","items":{"type":"object"}},"responses":{"type":"object","additionalProperties":{"type":"object"},"patternProperties":{"^x-":{}}},"schemes":{"type":"array","items":{"type":"string"}},"deprecated":{"type":"boolean"},"security":{"type":"array","items":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}},"x-ms-api-annotation":{"type":"object","properties":{"family":{"type":"string"},"revision":{"type":"integer"},"status":{"type":"string","enum":["Production","Preview"]},"replacement":{"type":"object"}}},"x-ms-capabilities":{"type":"object"},"x-ms-no-generic-test":{"type":"boolean"},"x-ms-notification":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}}}},"x-ms-operation-context":{"type":"object"},"x-ms-pageable":{"type":"object","required":["nextLinkName"],"properties":{"nextLinkName":{"type":"string","not":{"const":null}}}},"x-ms-summary":{"type":"string"},"x-ms-trigger-hint":{"type":"string"},"x-ms-trigger-metadata":{"type":"object","properties":{"kind":{"type":"string","enum":["query"]},"mode":{"type":"string","enum":["polling"]}}},"x-ms-notification-content":{"type":"object","properties":{"description":{"type":"string"},"schema":{"type":"object"}}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func2.call(schema18.properties, key0)) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.tags !== undefined){
let data0 = data.tags;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(typeof data0[i0] !== "string"){
const err1 = {instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.summary !== undefined){
if(typeof data.summary !== "string"){
const err3 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.externalDocs !== undefined){
let data4 = data.externalDocs;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err5 = {instancePath:instancePath+"/externalDocs",schemaPath:"#/properties/externalDocs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.operationId !== undefined){
if(typeof data.operationId !== "string"){
const err6 = {instancePath:instancePath+"/operationId",schemaPath:"#/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.consumes !== undefined){
let data6 = data.consumes;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
if(typeof data6[i1] !== "string"){
const err7 = {instancePath:instancePath+"/consumes/" + i1,schemaPath:"#/properties/consumes/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/consumes",schemaPath:"#/properties/consumes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.produces !== undefined){
let data8 = data.produces;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
if(typeof data8[i2] !== "string"){
const err9 = {instancePath:instancePath+"/produces/" + i2,schemaPath:"#/properties/produces/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/produces",schemaPath:"#/properties/produces/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.parameters !== undefined){
let data10 = data.parameters;
if(Array.isArray(data10)){
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
let data11 = data10[i3];
if(!(data11 && typeof data11 == "object" && !Array.isArray(data11))){
const err11 = {instancePath:instancePath+"/parameters/" + i3,schemaPath:"#/properties/parameters/items/type",keyword:"type",params:{type: "object"}};
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
const err12 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.responses !== undefined){
let data12 = data.responses;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
if(!(pattern0.test(key1))){
let data13 = data12[key1];
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err13 = {instancePath:instancePath+"/responses/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/responses/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/responses",schemaPath:"#/properties/responses/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.schemes !== undefined){
let data14 = data.schemes;
if(Array.isArray(data14)){
const len4 = data14.length;
for(let i4=0; i4<len4; i4++){
if(typeof data14[i4] !== "string"){
const err15 = {instancePath:instancePath+"/schemes/" + i4,schemaPath:"#/properties/schemes/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/schemes",schemaPath:"#/properties/schemes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.deprecated !== undefined){
if(typeof data.deprecated !== "boolean"){
const err17 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.security !== undefined){
let data17 = data.security;
if(Array.isArray(data17)){
const len5 = data17.length;
for(let i5=0; i5<len5; i5++){
let data18 = data17[i5];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key2 in data18){
let data19 = data18[key2];
if(Array.isArray(data19)){
const len6 = data19.length;
for(let i6=0; i6<len6; i6++){
if(typeof data19[i6] !== "string"){
const err18 = {instancePath:instancePath+"/security/" + i5+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i6,schemaPath:"#/properties/security/items/additionalProperties/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/security/" + i5+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/security/items/additionalProperties/type",keyword:"type",params:{type: "array"}};
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
const err20 = {instancePath:instancePath+"/security/" + i5,schemaPath:"#/properties/security/items/type",keyword:"type",params:{type: "object"}};
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
const err21 = {instancePath:instancePath+"/security",schemaPath:"#/properties/security/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data["x-ms-api-annotation"] !== undefined){
let data21 = data["x-ms-api-annotation"];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.family !== undefined){
if(typeof data21.family !== "string"){
const err22 = {instancePath:instancePath+"/x-ms-api-annotation/family",schemaPath:"#/properties/x-ms-api-annotation/properties/family/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data21.revision !== undefined){
let data23 = data21.revision;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err23 = {instancePath:instancePath+"/x-ms-api-annotation/revision",schemaPath:"#/properties/x-ms-api-annotation/properties/revision/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data21.status !== undefined){
let data24 = data21.status;
if(typeof data24 !== "string"){
const err24 = {instancePath:instancePath+"/x-ms-api-annotation/status",schemaPath:"#/properties/x-ms-api-annotation/properties/status/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!((data24 === "Production") || (data24 === "Preview"))){
const err25 = {instancePath:instancePath+"/x-ms-api-annotation/status",schemaPath:"#/properties/x-ms-api-annotation/properties/status/enum",keyword:"enum",params:{allowedValues: schema18.properties["x-ms-api-annotation"].properties.status.enum}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data21.replacement !== undefined){
let data25 = data21.replacement;
if(!(data25 && typeof data25 == "object" && !Array.isArray(data25))){
const err26 = {instancePath:instancePath+"/x-ms-api-annotation/replacement",schemaPath:"#/properties/x-ms-api-annotation/properties/replacement/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/x-ms-api-annotation",schemaPath:"#/properties/x-ms-api-annotation/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data["x-ms-capabilities"] !== undefined){
let data26 = data["x-ms-capabilities"];
if(!(data26 && typeof data26 == "object" && !Array.isArray(data26))){
const err28 = {instancePath:instancePath+"/x-ms-capabilities",schemaPath:"#/properties/x-ms-capabilities/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data["x-ms-no-generic-test"] !== undefined){
if(typeof data["x-ms-no-generic-test"] !== "boolean"){
const err29 = {instancePath:instancePath+"/x-ms-no-generic-test",schemaPath:"#/properties/x-ms-no-generic-test/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data["x-ms-notification"] !== undefined){
let data28 = data["x-ms-notification"];
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.operationId === undefined){
const err30 = {instancePath:instancePath+"/x-ms-notification",schemaPath:"#/properties/x-ms-notification/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data28.operationId !== undefined){
let data29 = data28.operationId;
if(typeof data29 !== "string"){
const err31 = {instancePath:instancePath+"/x-ms-notification/operationId",schemaPath:"#/properties/x-ms-notification/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const _errs64 = errors;
const _errs65 = errors;
if(null !== data29){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid19 = _errs65 === errors;
if(valid19){
const err33 = {instancePath:instancePath+"/x-ms-notification/operationId",schemaPath:"#/properties/x-ms-notification/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs64;
if(vErrors !== null){
if(_errs64){
vErrors.length = _errs64;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err34 = {instancePath:instancePath+"/x-ms-notification",schemaPath:"#/properties/x-ms-notification/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data["x-ms-operation-context"] !== undefined){
let data30 = data["x-ms-operation-context"];
if(!(data30 && typeof data30 == "object" && !Array.isArray(data30))){
const err35 = {instancePath:instancePath+"/x-ms-operation-context",schemaPath:"#/properties/x-ms-operation-context/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data["x-ms-pageable"] !== undefined){
let data31 = data["x-ms-pageable"];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.nextLinkName === undefined){
const err36 = {instancePath:instancePath+"/x-ms-pageable",schemaPath:"#/properties/x-ms-pageable/required",keyword:"required",params:{missingProperty: "nextLinkName"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data31.nextLinkName !== undefined){
let data32 = data31.nextLinkName;
if(typeof data32 !== "string"){
const err37 = {instancePath:instancePath+"/x-ms-pageable/nextLinkName",schemaPath:"#/properties/x-ms-pageable/properties/nextLinkName/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const _errs72 = errors;
const _errs73 = errors;
if(null !== data32){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid21 = _errs73 === errors;
if(valid21){
const err39 = {instancePath:instancePath+"/x-ms-pageable/nextLinkName",schemaPath:"#/properties/x-ms-pageable/properties/nextLinkName/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
else {
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err40 = {instancePath:instancePath+"/x-ms-pageable",schemaPath:"#/properties/x-ms-pageable/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data["x-ms-summary"] !== undefined){
if(typeof data["x-ms-summary"] !== "string"){
const err41 = {instancePath:instancePath+"/x-ms-summary",schemaPath:"#/properties/x-ms-summary/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data["x-ms-trigger-hint"] !== undefined){
if(typeof data["x-ms-trigger-hint"] !== "string"){
const err42 = {instancePath:instancePath+"/x-ms-trigger-hint",schemaPath:"#/properties/x-ms-trigger-hint/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data["x-ms-trigger-metadata"] !== undefined){
let data35 = data["x-ms-trigger-metadata"];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.kind !== undefined){
let data36 = data35.kind;
if(typeof data36 !== "string"){
const err43 = {instancePath:instancePath+"/x-ms-trigger-metadata/kind",schemaPath:"#/properties/x-ms-trigger-metadata/properties/kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!(data36 === "query")){
const err44 = {instancePath:instancePath+"/x-ms-trigger-metadata/kind",schemaPath:"#/properties/x-ms-trigger-metadata/properties/kind/enum",keyword:"enum",params:{allowedValues: schema18.properties["x-ms-trigger-metadata"].properties.kind.enum}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data35.mode !== undefined){
let data37 = data35.mode;
if(typeof data37 !== "string"){
const err45 = {instancePath:instancePath+"/x-ms-trigger-metadata/mode",schemaPath:"#/properties/x-ms-trigger-metadata/properties/mode/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!(data37 === "polling")){
const err46 = {instancePath:instancePath+"/x-ms-trigger-metadata/mode",schemaPath:"#/properties/x-ms-trigger-metadata/properties/mode/enum",keyword:"enum",params:{allowedValues: schema18.properties["x-ms-trigger-metadata"].properties.mode.enum}};
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
const err47 = {instancePath:instancePath+"/x-ms-trigger-metadata",schemaPath:"#/properties/x-ms-trigger-metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data["x-ms-notification-content"] !== undefined){
let data38 = data["x-ms-notification-content"];
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.description !== undefined){
if(typeof data38.description !== "string"){
const err48 = {instancePath:instancePath+"/x-ms-notification-content/description",schemaPath:"#/properties/x-ms-notification-content/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data38.schema !== undefined){
let data40 = data38.schema;
if(!(data40 && typeof data40 == "object" && !Array.isArray(data40))){
const err49 = {instancePath:instancePath+"/x-ms-notification-content/schema",schemaPath:"#/properties/x-ms-notification-content/properties/schema/type",keyword:"type",params:{type: "object"}};
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
const err50 = {instancePath:instancePath+"/x-ms-notification-content",schemaPath:"#/properties/x-ms-notification-content/type",keyword:"type",params:{type: "object"}};
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
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

export const parameter = validate18;
const schema19 = {"type":"object","required":["name","in"],"properties":{"$ref":{"type":"string"},"type":{},"format":{"type":"string"},"collectionFormat":{"type":"string"},"default":{},"pattern":{"type":"string"},"enum":{"type":"array"},"maximum":{"type":"number"},"minimum":{"type":"number"},"multipleOf":{"type":"number"},"exclusiveMaximum":{"type":"boolean"},"exclusiveMinimum":{"type":"boolean"},"maxLength":{"type":"integer"},"minLength":{"type":"integer"},"maxItems":{"type":"integer"},"minItems":{"type":"integer"},"uniqueItems":{"type":"boolean"},"x-ms-summary":{"type":"string"},"x-ms-visibility":{},"x-ms-dynamic-values":{"type":"object","properties":{"operationId":{"type":"string"},"builtInOperation":{"type":"string"},"capability":{"type":"string"},"parameters":{"type":"object"},"value-collection":{"type":"string"},"value-title":{"type":"string"},"value-path":{"type":"string"}}},"x-ms-dynamic-list":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"itemsPath":{"type":"string"},"itemTitlePath":{"type":"string"},"itemValuePath":{"type":"string"}}},"x-ms-dynamic-schema":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object"},"value-path":{"type":"string"}}},"x-ms-dynamic-properties":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"itemValuePath":{"type":"string"}}},"x-ms-dynamic-tree":{"type":"object","properties":{"settings":{"type":"object"},"open":{"type":"object"},"browse":{"type":"object"}}},"x-ms-enum-values":{"type":"array","items":{"type":"object","required":["value"],"properties":{"value":{"not":{"const":null}}}}},"x-ms-media-kind":{"type":"string","enum":["image","audio"]},"x-ms-notification-url":{"type":"boolean"},"x-ms-url-encoding":{"type":"string","enum":["single","double"]},"items":{"type":"object"},"description":{"type":"string"},"name":{"type":"string","not":{"const":null}},"in":{"type":"string","enum":["query","header","path","formData","body"],"not":{"const":null}},"required":{"type":"boolean"},"schema":{"type":"object"},"allowEmptyValue":{"type":"boolean"}},"patternProperties":{"^x-":{}},"additionalProperties":false,"if":{"properties":{"in":{"type":"string","not":{"enum":["body"]}}},"required":["in"]},"then":{"required":["type"],"properties":{"type":{"not":{"const":null}}}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.in === undefined) && (missing0 = "in")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.in !== undefined){
let data0 = data.in;
if(typeof data0 !== "string"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const _errs5 = errors;
const _errs6 = errors;
if(!(data0 === "body")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
if(valid2){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err4 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.type !== undefined){
const _errs9 = errors;
const _errs10 = errors;
if(null !== data.type){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid4 = _errs10 === errors;
if(valid4){
const err6 = {instancePath:instancePath+"/type",schemaPath:"#/then/properties/type/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
}
}
var _valid0 = _errs7 === errors;
valid0 = _valid0;
}
if(!valid0){
const err7 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.in === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "in"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key0 in data){
if(!((func2.call(schema19.properties, key0)) || (pattern0.test(key0)))){
const err10 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.$ref !== undefined){
if(typeof data.$ref !== "string"){
const err11 = {instancePath:instancePath+"/$ref",schemaPath:"#/properties/%24ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.format !== undefined){
if(typeof data.format !== "string"){
const err12 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.collectionFormat !== undefined){
if(typeof data.collectionFormat !== "string"){
const err13 = {instancePath:instancePath+"/collectionFormat",schemaPath:"#/properties/collectionFormat/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.pattern !== undefined){
if(typeof data.pattern !== "string"){
const err14 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.enum !== undefined){
if(!(Array.isArray(data.enum))){
const err15 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.maximum !== undefined){
let data7 = data.maximum;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.minimum !== undefined){
let data8 = data.minimum;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err17 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.multipleOf !== undefined){
let data9 = data.multipleOf;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err18 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined){
if(typeof data.exclusiveMaximum !== "boolean"){
const err19 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/properties/exclusiveMaximum/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined){
if(typeof data.exclusiveMinimum !== "boolean"){
const err20 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/properties/exclusiveMinimum/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.maxLength !== undefined){
let data12 = data.maxLength;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err21 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.minLength !== undefined){
let data13 = data.minLength;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err22 = {instancePath:instancePath+"/minLength",schemaPath:"#/properties/minLength/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.maxItems !== undefined){
let data14 = data.maxItems;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err23 = {instancePath:instancePath+"/maxItems",schemaPath:"#/properties/maxItems/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.minItems !== undefined){
let data15 = data.minItems;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err24 = {instancePath:instancePath+"/minItems",schemaPath:"#/properties/minItems/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.uniqueItems !== undefined){
if(typeof data.uniqueItems !== "boolean"){
const err25 = {instancePath:instancePath+"/uniqueItems",schemaPath:"#/properties/uniqueItems/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data["x-ms-summary"] !== undefined){
if(typeof data["x-ms-summary"] !== "string"){
const err26 = {instancePath:instancePath+"/x-ms-summary",schemaPath:"#/properties/x-ms-summary/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data["x-ms-dynamic-values"] !== undefined){
let data18 = data["x-ms-dynamic-values"];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.operationId !== undefined){
if(typeof data18.operationId !== "string"){
const err27 = {instancePath:instancePath+"/x-ms-dynamic-values/operationId",schemaPath:"#/properties/x-ms-dynamic-values/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data18.builtInOperation !== undefined){
if(typeof data18.builtInOperation !== "string"){
const err28 = {instancePath:instancePath+"/x-ms-dynamic-values/builtInOperation",schemaPath:"#/properties/x-ms-dynamic-values/properties/builtInOperation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data18.capability !== undefined){
if(typeof data18.capability !== "string"){
const err29 = {instancePath:instancePath+"/x-ms-dynamic-values/capability",schemaPath:"#/properties/x-ms-dynamic-values/properties/capability/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data18.parameters !== undefined){
let data22 = data18.parameters;
if(!(data22 && typeof data22 == "object" && !Array.isArray(data22))){
const err30 = {instancePath:instancePath+"/x-ms-dynamic-values/parameters",schemaPath:"#/properties/x-ms-dynamic-values/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data18["value-collection"] !== undefined){
if(typeof data18["value-collection"] !== "string"){
const err31 = {instancePath:instancePath+"/x-ms-dynamic-values/value-collection",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-collection/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data18["value-title"] !== undefined){
if(typeof data18["value-title"] !== "string"){
const err32 = {instancePath:instancePath+"/x-ms-dynamic-values/value-title",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-title/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data18["value-path"] !== undefined){
if(typeof data18["value-path"] !== "string"){
const err33 = {instancePath:instancePath+"/x-ms-dynamic-values/value-path",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-path/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/x-ms-dynamic-values",schemaPath:"#/properties/x-ms-dynamic-values/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data["x-ms-dynamic-list"] !== undefined){
let data26 = data["x-ms-dynamic-list"];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.operationId === undefined){
const err35 = {instancePath:instancePath+"/x-ms-dynamic-list",schemaPath:"#/properties/x-ms-dynamic-list/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data26.operationId !== undefined){
let data27 = data26.operationId;
if(typeof data27 !== "string"){
const err36 = {instancePath:instancePath+"/x-ms-dynamic-list/operationId",schemaPath:"#/properties/x-ms-dynamic-list/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const _errs64 = errors;
const _errs65 = errors;
if(null !== data27){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var valid8 = _errs65 === errors;
if(valid8){
const err38 = {instancePath:instancePath+"/x-ms-dynamic-list/operationId",schemaPath:"#/properties/x-ms-dynamic-list/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
errors = _errs64;
if(vErrors !== null){
if(_errs64){
vErrors.length = _errs64;
}
else {
vErrors = null;
}
}
}
}
if(data26.parameters !== undefined){
let data28 = data26.parameters;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key1 in data28){
let data29 = data28[key1];
if(!(data29 && typeof data29 == "object" && !Array.isArray(data29))){
const err39 = {instancePath:instancePath+"/x-ms-dynamic-list/parameters/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/x-ms-dynamic-list/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
const err40 = {instancePath:instancePath+"/x-ms-dynamic-list/parameters",schemaPath:"#/properties/x-ms-dynamic-list/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data26.itemsPath !== undefined){
if(typeof data26.itemsPath !== "string"){
const err41 = {instancePath:instancePath+"/x-ms-dynamic-list/itemsPath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemsPath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data26.itemTitlePath !== undefined){
if(typeof data26.itemTitlePath !== "string"){
const err42 = {instancePath:instancePath+"/x-ms-dynamic-list/itemTitlePath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemTitlePath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data26.itemValuePath !== undefined){
if(typeof data26.itemValuePath !== "string"){
const err43 = {instancePath:instancePath+"/x-ms-dynamic-list/itemValuePath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemValuePath/type",keyword:"type",params:{type: "string"}};
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
const err44 = {instancePath:instancePath+"/x-ms-dynamic-list",schemaPath:"#/properties/x-ms-dynamic-list/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data["x-ms-dynamic-schema"] !== undefined){
let data33 = data["x-ms-dynamic-schema"];
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.operationId === undefined){
const err45 = {instancePath:instancePath+"/x-ms-dynamic-schema",schemaPath:"#/properties/x-ms-dynamic-schema/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data33.operationId !== undefined){
let data34 = data33.operationId;
if(typeof data34 !== "string"){
const err46 = {instancePath:instancePath+"/x-ms-dynamic-schema/operationId",schemaPath:"#/properties/x-ms-dynamic-schema/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
const _errs81 = errors;
const _errs82 = errors;
if(null !== data34){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid11 = _errs82 === errors;
if(valid11){
const err48 = {instancePath:instancePath+"/x-ms-dynamic-schema/operationId",schemaPath:"#/properties/x-ms-dynamic-schema/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
errors = _errs81;
if(vErrors !== null){
if(_errs81){
vErrors.length = _errs81;
}
else {
vErrors = null;
}
}
}
}
if(data33.parameters !== undefined){
let data35 = data33.parameters;
if(!(data35 && typeof data35 == "object" && !Array.isArray(data35))){
const err49 = {instancePath:instancePath+"/x-ms-dynamic-schema/parameters",schemaPath:"#/properties/x-ms-dynamic-schema/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data33["value-path"] !== undefined){
if(typeof data33["value-path"] !== "string"){
const err50 = {instancePath:instancePath+"/x-ms-dynamic-schema/value-path",schemaPath:"#/properties/x-ms-dynamic-schema/properties/value-path/type",keyword:"type",params:{type: "string"}};
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
const err51 = {instancePath:instancePath+"/x-ms-dynamic-schema",schemaPath:"#/properties/x-ms-dynamic-schema/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data["x-ms-dynamic-properties"] !== undefined){
let data37 = data["x-ms-dynamic-properties"];
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.operationId === undefined){
const err52 = {instancePath:instancePath+"/x-ms-dynamic-properties",schemaPath:"#/properties/x-ms-dynamic-properties/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data37.operationId !== undefined){
let data38 = data37.operationId;
if(typeof data38 !== "string"){
const err53 = {instancePath:instancePath+"/x-ms-dynamic-properties/operationId",schemaPath:"#/properties/x-ms-dynamic-properties/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
const _errs91 = errors;
const _errs92 = errors;
if(null !== data38){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var valid13 = _errs92 === errors;
if(valid13){
const err55 = {instancePath:instancePath+"/x-ms-dynamic-properties/operationId",schemaPath:"#/properties/x-ms-dynamic-properties/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs91;
if(vErrors !== null){
if(_errs91){
vErrors.length = _errs91;
}
else {
vErrors = null;
}
}
}
}
if(data37.parameters !== undefined){
let data39 = data37.parameters;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key2 in data39){
let data40 = data39[key2];
if(!(data40 && typeof data40 == "object" && !Array.isArray(data40))){
const err56 = {instancePath:instancePath+"/x-ms-dynamic-properties/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/x-ms-dynamic-properties/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
const err57 = {instancePath:instancePath+"/x-ms-dynamic-properties/parameters",schemaPath:"#/properties/x-ms-dynamic-properties/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data37.itemValuePath !== undefined){
if(typeof data37.itemValuePath !== "string"){
const err58 = {instancePath:instancePath+"/x-ms-dynamic-properties/itemValuePath",schemaPath:"#/properties/x-ms-dynamic-properties/properties/itemValuePath/type",keyword:"type",params:{type: "string"}};
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
const err59 = {instancePath:instancePath+"/x-ms-dynamic-properties",schemaPath:"#/properties/x-ms-dynamic-properties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data["x-ms-dynamic-tree"] !== undefined){
let data42 = data["x-ms-dynamic-tree"];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.settings !== undefined){
let data43 = data42.settings;
if(!(data43 && typeof data43 == "object" && !Array.isArray(data43))){
const err60 = {instancePath:instancePath+"/x-ms-dynamic-tree/settings",schemaPath:"#/properties/x-ms-dynamic-tree/properties/settings/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data42.open !== undefined){
let data44 = data42.open;
if(!(data44 && typeof data44 == "object" && !Array.isArray(data44))){
const err61 = {instancePath:instancePath+"/x-ms-dynamic-tree/open",schemaPath:"#/properties/x-ms-dynamic-tree/properties/open/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data42.browse !== undefined){
let data45 = data42.browse;
if(!(data45 && typeof data45 == "object" && !Array.isArray(data45))){
const err62 = {instancePath:instancePath+"/x-ms-dynamic-tree/browse",schemaPath:"#/properties/x-ms-dynamic-tree/properties/browse/type",keyword:"type",params:{type: "object"}};
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
const err63 = {instancePath:instancePath+"/x-ms-dynamic-tree",schemaPath:"#/properties/x-ms-dynamic-tree/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data["x-ms-enum-values"] !== undefined){
let data46 = data["x-ms-enum-values"];
if(Array.isArray(data46)){
const len0 = data46.length;
for(let i0=0; i0<len0; i0++){
let data47 = data46[i0];
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.value === undefined){
const err64 = {instancePath:instancePath+"/x-ms-enum-values/" + i0,schemaPath:"#/properties/x-ms-enum-values/items/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data47.value !== undefined){
const _errs113 = errors;
const _errs114 = errors;
if(null !== data47.value){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var valid19 = _errs114 === errors;
if(valid19){
const err66 = {instancePath:instancePath+"/x-ms-enum-values/" + i0+"/value",schemaPath:"#/properties/x-ms-enum-values/items/properties/value/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
else {
errors = _errs113;
if(vErrors !== null){
if(_errs113){
vErrors.length = _errs113;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err67 = {instancePath:instancePath+"/x-ms-enum-values/" + i0,schemaPath:"#/properties/x-ms-enum-values/items/type",keyword:"type",params:{type: "object"}};
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
const err68 = {instancePath:instancePath+"/x-ms-enum-values",schemaPath:"#/properties/x-ms-enum-values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data["x-ms-media-kind"] !== undefined){
let data49 = data["x-ms-media-kind"];
if(typeof data49 !== "string"){
const err69 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((data49 === "image") || (data49 === "audio"))){
const err70 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/enum",keyword:"enum",params:{allowedValues: schema19.properties["x-ms-media-kind"].enum}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data["x-ms-notification-url"] !== undefined){
if(typeof data["x-ms-notification-url"] !== "boolean"){
const err71 = {instancePath:instancePath+"/x-ms-notification-url",schemaPath:"#/properties/x-ms-notification-url/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data["x-ms-url-encoding"] !== undefined){
let data51 = data["x-ms-url-encoding"];
if(typeof data51 !== "string"){
const err72 = {instancePath:instancePath+"/x-ms-url-encoding",schemaPath:"#/properties/x-ms-url-encoding/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!((data51 === "single") || (data51 === "double"))){
const err73 = {instancePath:instancePath+"/x-ms-url-encoding",schemaPath:"#/properties/x-ms-url-encoding/enum",keyword:"enum",params:{allowedValues: schema19.properties["x-ms-url-encoding"].enum}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data.items !== undefined){
let data52 = data.items;
if(!(data52 && typeof data52 == "object" && !Array.isArray(data52))){
const err74 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err75 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.name !== undefined){
let data54 = data.name;
if(typeof data54 !== "string"){
const err76 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
const _errs127 = errors;
const _errs128 = errors;
if(null !== data54){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var valid20 = _errs128 === errors;
if(valid20){
const err78 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
else {
errors = _errs127;
if(vErrors !== null){
if(_errs127){
vErrors.length = _errs127;
}
else {
vErrors = null;
}
}
}
}
if(data.in !== undefined){
let data55 = data.in;
if(typeof data55 !== "string"){
const err79 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!(((((data55 === "query") || (data55 === "header")) || (data55 === "path")) || (data55 === "formData")) || (data55 === "body"))){
const err80 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/enum",keyword:"enum",params:{allowedValues: schema19.properties.in.enum}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
const _errs131 = errors;
const _errs132 = errors;
if(null !== data55){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var valid21 = _errs132 === errors;
if(valid21){
const err82 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
else {
errors = _errs131;
if(vErrors !== null){
if(_errs131){
vErrors.length = _errs131;
}
else {
vErrors = null;
}
}
}
}
if(data.required !== undefined){
if(typeof data.required !== "boolean"){
const err83 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.schema !== undefined){
let data57 = data.schema;
if(!(data57 && typeof data57 == "object" && !Array.isArray(data57))){
const err84 = {instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.allowEmptyValue !== undefined){
if(typeof data.allowEmptyValue !== "boolean"){
const err85 = {instancePath:instancePath+"/allowEmptyValue",schemaPath:"#/properties/allowEmptyValue/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

export const response = validate19;
const schema20 = {"type":"object","required":["description"],"properties":{"$ref":{"type":"string"},"description":{"type":"string","not":{"const":null}},"schema":{"type":"object"},"headers":{"type":"object","additionalProperties":{"type":"object"}},"examples":{"type":"object"},"x-ms-media-kind":{"type":"string","enum":["image","audio"]}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.description === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "$ref") || (key0 === "description")) || (key0 === "schema")) || (key0 === "headers")) || (key0 === "examples")) || (key0 === "x-ms-media-kind")) || (pattern0.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$ref !== undefined){
if(typeof data.$ref !== "string"){
const err2 = {instancePath:instancePath+"/$ref",schemaPath:"#/properties/%24ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const _errs6 = errors;
const _errs7 = errors;
if(null !== data1){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid1 = _errs7 === errors;
if(valid1){
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
}
if(data.schema !== undefined){
let data2 = data.schema;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err6 = {instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.headers !== undefined){
let data3 = data.headers;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
let data4 = data3[key1];
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err7 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headers/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.examples !== undefined){
let data5 = data.examples;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err9 = {instancePath:instancePath+"/examples",schemaPath:"#/properties/examples/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data["x-ms-media-kind"] !== undefined){
let data6 = data["x-ms-media-kind"];
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data6 === "image") || (data6 === "audio"))){
const err11 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/enum",keyword:"enum",params:{allowedValues: schema20.properties["x-ms-media-kind"].enum}};
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
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

export const header = validate20;
const schema21 = {"type":"object","required":["type"],"properties":{"type":{"not":{"const":null}},"format":{"type":"string"},"collectionFormat":{"type":"string"},"default":{},"pattern":{"type":"string"},"enum":{"type":"array"},"maximum":{"type":"number"},"minimum":{"type":"number"},"multipleOf":{"type":"number"},"exclusiveMaximum":{"type":"boolean"},"exclusiveMinimum":{"type":"boolean"},"maxLength":{"type":"integer"},"minLength":{"type":"integer"},"maxItems":{"type":"integer"},"minItems":{"type":"integer"},"uniqueItems":{"type":"boolean"},"x-ms-summary":{"type":"string"},"x-ms-visibility":{},"x-ms-dynamic-values":{"type":"object","properties":{"operationId":{"type":"string"},"builtInOperation":{"type":"string"},"capability":{"type":"string"},"parameters":{"type":"object"},"value-collection":{"type":"string"},"value-title":{"type":"string"},"value-path":{"type":"string"}}},"x-ms-dynamic-list":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"itemsPath":{"type":"string"},"itemTitlePath":{"type":"string"},"itemValuePath":{"type":"string"}}},"x-ms-dynamic-schema":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object"},"value-path":{"type":"string"}}},"x-ms-dynamic-properties":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"itemValuePath":{"type":"string"}}},"x-ms-dynamic-tree":{"type":"object","properties":{"settings":{"type":"object"},"open":{"type":"object"},"browse":{"type":"object"}}},"x-ms-enum-values":{"type":"array","items":{"type":"object","required":["value"],"properties":{"value":{"not":{"const":null}}}}},"x-ms-media-kind":{"type":"string","enum":["image","audio"]},"x-ms-notification-url":{"type":"boolean"},"x-ms-url-encoding":{"type":"string","enum":["single","double"]},"items":{"type":"object"},"description":{"type":"string"}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((func2.call(schema21.properties, key0)) || (pattern0.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined){
const _errs3 = errors;
const _errs4 = errors;
if(null !== data.type){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid1 = _errs4 === errors;
if(valid1){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.format !== undefined){
if(typeof data.format !== "string"){
const err4 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.collectionFormat !== undefined){
if(typeof data.collectionFormat !== "string"){
const err5 = {instancePath:instancePath+"/collectionFormat",schemaPath:"#/properties/collectionFormat/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.pattern !== undefined){
if(typeof data.pattern !== "string"){
const err6 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.enum !== undefined){
if(!(Array.isArray(data.enum))){
const err7 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.maximum !== undefined){
let data5 = data.maximum;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err8 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.minimum !== undefined){
let data6 = data.minimum;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err9 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.multipleOf !== undefined){
let data7 = data.multipleOf;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err10 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined){
if(typeof data.exclusiveMaximum !== "boolean"){
const err11 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/properties/exclusiveMaximum/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined){
if(typeof data.exclusiveMinimum !== "boolean"){
const err12 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/properties/exclusiveMinimum/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.maxLength !== undefined){
let data10 = data.maxLength;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err13 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.minLength !== undefined){
let data11 = data.minLength;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err14 = {instancePath:instancePath+"/minLength",schemaPath:"#/properties/minLength/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.maxItems !== undefined){
let data12 = data.maxItems;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err15 = {instancePath:instancePath+"/maxItems",schemaPath:"#/properties/maxItems/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.minItems !== undefined){
let data13 = data.minItems;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err16 = {instancePath:instancePath+"/minItems",schemaPath:"#/properties/minItems/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.uniqueItems !== undefined){
if(typeof data.uniqueItems !== "boolean"){
const err17 = {instancePath:instancePath+"/uniqueItems",schemaPath:"#/properties/uniqueItems/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data["x-ms-summary"] !== undefined){
if(typeof data["x-ms-summary"] !== "string"){
const err18 = {instancePath:instancePath+"/x-ms-summary",schemaPath:"#/properties/x-ms-summary/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data["x-ms-dynamic-values"] !== undefined){
let data16 = data["x-ms-dynamic-values"];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.operationId !== undefined){
if(typeof data16.operationId !== "string"){
const err19 = {instancePath:instancePath+"/x-ms-dynamic-values/operationId",schemaPath:"#/properties/x-ms-dynamic-values/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data16.builtInOperation !== undefined){
if(typeof data16.builtInOperation !== "string"){
const err20 = {instancePath:instancePath+"/x-ms-dynamic-values/builtInOperation",schemaPath:"#/properties/x-ms-dynamic-values/properties/builtInOperation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data16.capability !== undefined){
if(typeof data16.capability !== "string"){
const err21 = {instancePath:instancePath+"/x-ms-dynamic-values/capability",schemaPath:"#/properties/x-ms-dynamic-values/properties/capability/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data16.parameters !== undefined){
let data20 = data16.parameters;
if(!(data20 && typeof data20 == "object" && !Array.isArray(data20))){
const err22 = {instancePath:instancePath+"/x-ms-dynamic-values/parameters",schemaPath:"#/properties/x-ms-dynamic-values/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data16["value-collection"] !== undefined){
if(typeof data16["value-collection"] !== "string"){
const err23 = {instancePath:instancePath+"/x-ms-dynamic-values/value-collection",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-collection/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data16["value-title"] !== undefined){
if(typeof data16["value-title"] !== "string"){
const err24 = {instancePath:instancePath+"/x-ms-dynamic-values/value-title",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-title/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data16["value-path"] !== undefined){
if(typeof data16["value-path"] !== "string"){
const err25 = {instancePath:instancePath+"/x-ms-dynamic-values/value-path",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-path/type",keyword:"type",params:{type: "string"}};
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
const err26 = {instancePath:instancePath+"/x-ms-dynamic-values",schemaPath:"#/properties/x-ms-dynamic-values/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data["x-ms-dynamic-list"] !== undefined){
let data24 = data["x-ms-dynamic-list"];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.operationId === undefined){
const err27 = {instancePath:instancePath+"/x-ms-dynamic-list",schemaPath:"#/properties/x-ms-dynamic-list/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data24.operationId !== undefined){
let data25 = data24.operationId;
if(typeof data25 !== "string"){
const err28 = {instancePath:instancePath+"/x-ms-dynamic-list/operationId",schemaPath:"#/properties/x-ms-dynamic-list/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const _errs55 = errors;
const _errs56 = errors;
if(null !== data25){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid4 = _errs56 === errors;
if(valid4){
const err30 = {instancePath:instancePath+"/x-ms-dynamic-list/operationId",schemaPath:"#/properties/x-ms-dynamic-list/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
errors = _errs55;
if(vErrors !== null){
if(_errs55){
vErrors.length = _errs55;
}
else {
vErrors = null;
}
}
}
}
if(data24.parameters !== undefined){
let data26 = data24.parameters;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key1 in data26){
let data27 = data26[key1];
if(!(data27 && typeof data27 == "object" && !Array.isArray(data27))){
const err31 = {instancePath:instancePath+"/x-ms-dynamic-list/parameters/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/x-ms-dynamic-list/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/x-ms-dynamic-list/parameters",schemaPath:"#/properties/x-ms-dynamic-list/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data24.itemsPath !== undefined){
if(typeof data24.itemsPath !== "string"){
const err33 = {instancePath:instancePath+"/x-ms-dynamic-list/itemsPath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemsPath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data24.itemTitlePath !== undefined){
if(typeof data24.itemTitlePath !== "string"){
const err34 = {instancePath:instancePath+"/x-ms-dynamic-list/itemTitlePath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemTitlePath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data24.itemValuePath !== undefined){
if(typeof data24.itemValuePath !== "string"){
const err35 = {instancePath:instancePath+"/x-ms-dynamic-list/itemValuePath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemValuePath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/x-ms-dynamic-list",schemaPath:"#/properties/x-ms-dynamic-list/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data["x-ms-dynamic-schema"] !== undefined){
let data31 = data["x-ms-dynamic-schema"];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.operationId === undefined){
const err37 = {instancePath:instancePath+"/x-ms-dynamic-schema",schemaPath:"#/properties/x-ms-dynamic-schema/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data31.operationId !== undefined){
let data32 = data31.operationId;
if(typeof data32 !== "string"){
const err38 = {instancePath:instancePath+"/x-ms-dynamic-schema/operationId",schemaPath:"#/properties/x-ms-dynamic-schema/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const _errs72 = errors;
const _errs73 = errors;
if(null !== data32){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var valid7 = _errs73 === errors;
if(valid7){
const err40 = {instancePath:instancePath+"/x-ms-dynamic-schema/operationId",schemaPath:"#/properties/x-ms-dynamic-schema/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
else {
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
}
}
if(data31.parameters !== undefined){
let data33 = data31.parameters;
if(!(data33 && typeof data33 == "object" && !Array.isArray(data33))){
const err41 = {instancePath:instancePath+"/x-ms-dynamic-schema/parameters",schemaPath:"#/properties/x-ms-dynamic-schema/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data31["value-path"] !== undefined){
if(typeof data31["value-path"] !== "string"){
const err42 = {instancePath:instancePath+"/x-ms-dynamic-schema/value-path",schemaPath:"#/properties/x-ms-dynamic-schema/properties/value-path/type",keyword:"type",params:{type: "string"}};
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
const err43 = {instancePath:instancePath+"/x-ms-dynamic-schema",schemaPath:"#/properties/x-ms-dynamic-schema/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data["x-ms-dynamic-properties"] !== undefined){
let data35 = data["x-ms-dynamic-properties"];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.operationId === undefined){
const err44 = {instancePath:instancePath+"/x-ms-dynamic-properties",schemaPath:"#/properties/x-ms-dynamic-properties/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data35.operationId !== undefined){
let data36 = data35.operationId;
if(typeof data36 !== "string"){
const err45 = {instancePath:instancePath+"/x-ms-dynamic-properties/operationId",schemaPath:"#/properties/x-ms-dynamic-properties/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const _errs82 = errors;
const _errs83 = errors;
if(null !== data36){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid9 = _errs83 === errors;
if(valid9){
const err47 = {instancePath:instancePath+"/x-ms-dynamic-properties/operationId",schemaPath:"#/properties/x-ms-dynamic-properties/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
else {
errors = _errs82;
if(vErrors !== null){
if(_errs82){
vErrors.length = _errs82;
}
else {
vErrors = null;
}
}
}
}
if(data35.parameters !== undefined){
let data37 = data35.parameters;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key2 in data37){
let data38 = data37[key2];
if(!(data38 && typeof data38 == "object" && !Array.isArray(data38))){
const err48 = {instancePath:instancePath+"/x-ms-dynamic-properties/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/x-ms-dynamic-properties/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
const err49 = {instancePath:instancePath+"/x-ms-dynamic-properties/parameters",schemaPath:"#/properties/x-ms-dynamic-properties/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data35.itemValuePath !== undefined){
if(typeof data35.itemValuePath !== "string"){
const err50 = {instancePath:instancePath+"/x-ms-dynamic-properties/itemValuePath",schemaPath:"#/properties/x-ms-dynamic-properties/properties/itemValuePath/type",keyword:"type",params:{type: "string"}};
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
const err51 = {instancePath:instancePath+"/x-ms-dynamic-properties",schemaPath:"#/properties/x-ms-dynamic-properties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data["x-ms-dynamic-tree"] !== undefined){
let data40 = data["x-ms-dynamic-tree"];
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.settings !== undefined){
let data41 = data40.settings;
if(!(data41 && typeof data41 == "object" && !Array.isArray(data41))){
const err52 = {instancePath:instancePath+"/x-ms-dynamic-tree/settings",schemaPath:"#/properties/x-ms-dynamic-tree/properties/settings/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data40.open !== undefined){
let data42 = data40.open;
if(!(data42 && typeof data42 == "object" && !Array.isArray(data42))){
const err53 = {instancePath:instancePath+"/x-ms-dynamic-tree/open",schemaPath:"#/properties/x-ms-dynamic-tree/properties/open/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data40.browse !== undefined){
let data43 = data40.browse;
if(!(data43 && typeof data43 == "object" && !Array.isArray(data43))){
const err54 = {instancePath:instancePath+"/x-ms-dynamic-tree/browse",schemaPath:"#/properties/x-ms-dynamic-tree/properties/browse/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/x-ms-dynamic-tree",schemaPath:"#/properties/x-ms-dynamic-tree/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data["x-ms-enum-values"] !== undefined){
let data44 = data["x-ms-enum-values"];
if(Array.isArray(data44)){
const len0 = data44.length;
for(let i0=0; i0<len0; i0++){
let data45 = data44[i0];
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.value === undefined){
const err56 = {instancePath:instancePath+"/x-ms-enum-values/" + i0,schemaPath:"#/properties/x-ms-enum-values/items/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data45.value !== undefined){
const _errs104 = errors;
const _errs105 = errors;
if(null !== data45.value){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid15 = _errs105 === errors;
if(valid15){
const err58 = {instancePath:instancePath+"/x-ms-enum-values/" + i0+"/value",schemaPath:"#/properties/x-ms-enum-values/items/properties/value/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
else {
errors = _errs104;
if(vErrors !== null){
if(_errs104){
vErrors.length = _errs104;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err59 = {instancePath:instancePath+"/x-ms-enum-values/" + i0,schemaPath:"#/properties/x-ms-enum-values/items/type",keyword:"type",params:{type: "object"}};
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
const err60 = {instancePath:instancePath+"/x-ms-enum-values",schemaPath:"#/properties/x-ms-enum-values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data["x-ms-media-kind"] !== undefined){
let data47 = data["x-ms-media-kind"];
if(typeof data47 !== "string"){
const err61 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!((data47 === "image") || (data47 === "audio"))){
const err62 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/enum",keyword:"enum",params:{allowedValues: schema21.properties["x-ms-media-kind"].enum}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data["x-ms-notification-url"] !== undefined){
if(typeof data["x-ms-notification-url"] !== "boolean"){
const err63 = {instancePath:instancePath+"/x-ms-notification-url",schemaPath:"#/properties/x-ms-notification-url/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data["x-ms-url-encoding"] !== undefined){
let data49 = data["x-ms-url-encoding"];
if(typeof data49 !== "string"){
const err64 = {instancePath:instancePath+"/x-ms-url-encoding",schemaPath:"#/properties/x-ms-url-encoding/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!((data49 === "single") || (data49 === "double"))){
const err65 = {instancePath:instancePath+"/x-ms-url-encoding",schemaPath:"#/properties/x-ms-url-encoding/enum",keyword:"enum",params:{allowedValues: schema21.properties["x-ms-url-encoding"].enum}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.items !== undefined){
let data50 = data.items;
if(!(data50 && typeof data50 == "object" && !Array.isArray(data50))){
const err66 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err67 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
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
const err68 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

export const schema = validate21;
const schema22 = {"type":"object","properties":{"type":{},"format":{"type":"string"},"collectionFormat":{"type":"string"},"default":{},"pattern":{"type":"string"},"enum":{"type":"array"},"maximum":{"type":"number"},"minimum":{"type":"number"},"multipleOf":{"type":"number"},"exclusiveMaximum":{"type":"boolean"},"exclusiveMinimum":{"type":"boolean"},"maxLength":{"type":"integer"},"minLength":{"type":"integer"},"maxItems":{"type":"integer"},"minItems":{"type":"integer"},"uniqueItems":{"type":"boolean"},"x-ms-summary":{"type":"string"},"x-ms-visibility":{},"x-ms-dynamic-values":{"type":"object","properties":{"operationId":{"type":"string"},"builtInOperation":{"type":"string"},"capability":{"type":"string"},"parameters":{"type":"object"},"value-collection":{"type":"string"},"value-title":{"type":"string"},"value-path":{"type":"string"}}},"x-ms-dynamic-list":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"itemsPath":{"type":"string"},"itemTitlePath":{"type":"string"},"itemValuePath":{"type":"string"}}},"x-ms-dynamic-schema":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object"},"value-path":{"type":"string"}}},"x-ms-dynamic-properties":{"type":"object","required":["operationId"],"properties":{"operationId":{"type":"string","not":{"const":null}},"parameters":{"type":"object","additionalProperties":{"type":"object"}},"itemValuePath":{"type":"string"}}},"x-ms-dynamic-tree":{"type":"object","properties":{"settings":{"type":"object"},"open":{"type":"object"},"browse":{"type":"object"}}},"x-ms-enum-values":{"type":"array","items":{"type":"object","required":["value"],"properties":{"value":{"not":{"const":null}}}}},"x-ms-media-kind":{"type":"string","enum":["image","audio"]},"x-ms-notification-url":{"type":"boolean"},"x-ms-url-encoding":{"type":"string","enum":["single","double"]},"$ref":{"type":"string"},"title":{"type":"string"},"description":{"type":"string"},"items":{"type":"object"},"maxProperties":{"type":"integer"},"minProperties":{"type":"integer"},"required":{"type":"array","items":{"type":"string"}},"allOf":{"type":"array","items":{"type":"object"}},"properties":{"type":"object","additionalProperties":{"type":"object"}},"additionalProperties":{"type":["boolean","object"],"if":{"type":"boolean"},"else":{"type":"object"}},"discriminator":{"type":"string"},"readOnly":{"type":"boolean"},"xml":{"type":"object","properties":{"name":{"type":"string"},"namespace":{"type":"string"},"prefix":{"type":"string"},"attribute":{"type":"boolean"},"wrapped":{"type":"boolean"}}},"externalDocs":{"type":"object"},"example":{}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func2.call(schema22.properties, key0)) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.format !== undefined){
if(typeof data.format !== "string"){
const err1 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.collectionFormat !== undefined){
if(typeof data.collectionFormat !== "string"){
const err2 = {instancePath:instancePath+"/collectionFormat",schemaPath:"#/properties/collectionFormat/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.pattern !== undefined){
if(typeof data.pattern !== "string"){
const err3 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.enum !== undefined){
if(!(Array.isArray(data.enum))){
const err4 = {instancePath:instancePath+"/enum",schemaPath:"#/properties/enum/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.maximum !== undefined){
let data4 = data.maximum;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.minimum !== undefined){
let data5 = data.minimum;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err6 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.multipleOf !== undefined){
let data6 = data.multipleOf;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err7 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined){
if(typeof data.exclusiveMaximum !== "boolean"){
const err8 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/properties/exclusiveMaximum/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined){
if(typeof data.exclusiveMinimum !== "boolean"){
const err9 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/properties/exclusiveMinimum/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.maxLength !== undefined){
let data9 = data.maxLength;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err10 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.minLength !== undefined){
let data10 = data.minLength;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err11 = {instancePath:instancePath+"/minLength",schemaPath:"#/properties/minLength/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.maxItems !== undefined){
let data11 = data.maxItems;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err12 = {instancePath:instancePath+"/maxItems",schemaPath:"#/properties/maxItems/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.minItems !== undefined){
let data12 = data.minItems;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err13 = {instancePath:instancePath+"/minItems",schemaPath:"#/properties/minItems/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.uniqueItems !== undefined){
if(typeof data.uniqueItems !== "boolean"){
const err14 = {instancePath:instancePath+"/uniqueItems",schemaPath:"#/properties/uniqueItems/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data["x-ms-summary"] !== undefined){
if(typeof data["x-ms-summary"] !== "string"){
const err15 = {instancePath:instancePath+"/x-ms-summary",schemaPath:"#/properties/x-ms-summary/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data["x-ms-dynamic-values"] !== undefined){
let data15 = data["x-ms-dynamic-values"];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.operationId !== undefined){
if(typeof data15.operationId !== "string"){
const err16 = {instancePath:instancePath+"/x-ms-dynamic-values/operationId",schemaPath:"#/properties/x-ms-dynamic-values/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data15.builtInOperation !== undefined){
if(typeof data15.builtInOperation !== "string"){
const err17 = {instancePath:instancePath+"/x-ms-dynamic-values/builtInOperation",schemaPath:"#/properties/x-ms-dynamic-values/properties/builtInOperation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data15.capability !== undefined){
if(typeof data15.capability !== "string"){
const err18 = {instancePath:instancePath+"/x-ms-dynamic-values/capability",schemaPath:"#/properties/x-ms-dynamic-values/properties/capability/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data15.parameters !== undefined){
let data19 = data15.parameters;
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err19 = {instancePath:instancePath+"/x-ms-dynamic-values/parameters",schemaPath:"#/properties/x-ms-dynamic-values/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data15["value-collection"] !== undefined){
if(typeof data15["value-collection"] !== "string"){
const err20 = {instancePath:instancePath+"/x-ms-dynamic-values/value-collection",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-collection/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data15["value-title"] !== undefined){
if(typeof data15["value-title"] !== "string"){
const err21 = {instancePath:instancePath+"/x-ms-dynamic-values/value-title",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-title/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data15["value-path"] !== undefined){
if(typeof data15["value-path"] !== "string"){
const err22 = {instancePath:instancePath+"/x-ms-dynamic-values/value-path",schemaPath:"#/properties/x-ms-dynamic-values/properties/value-path/type",keyword:"type",params:{type: "string"}};
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
const err23 = {instancePath:instancePath+"/x-ms-dynamic-values",schemaPath:"#/properties/x-ms-dynamic-values/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data["x-ms-dynamic-list"] !== undefined){
let data23 = data["x-ms-dynamic-list"];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.operationId === undefined){
const err24 = {instancePath:instancePath+"/x-ms-dynamic-list",schemaPath:"#/properties/x-ms-dynamic-list/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data23.operationId !== undefined){
let data24 = data23.operationId;
if(typeof data24 !== "string"){
const err25 = {instancePath:instancePath+"/x-ms-dynamic-list/operationId",schemaPath:"#/properties/x-ms-dynamic-list/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const _errs52 = errors;
const _errs53 = errors;
if(null !== data24){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid3 = _errs53 === errors;
if(valid3){
const err27 = {instancePath:instancePath+"/x-ms-dynamic-list/operationId",schemaPath:"#/properties/x-ms-dynamic-list/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs52;
if(vErrors !== null){
if(_errs52){
vErrors.length = _errs52;
}
else {
vErrors = null;
}
}
}
}
if(data23.parameters !== undefined){
let data25 = data23.parameters;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key1 in data25){
let data26 = data25[key1];
if(!(data26 && typeof data26 == "object" && !Array.isArray(data26))){
const err28 = {instancePath:instancePath+"/x-ms-dynamic-list/parameters/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/x-ms-dynamic-list/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/x-ms-dynamic-list/parameters",schemaPath:"#/properties/x-ms-dynamic-list/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data23.itemsPath !== undefined){
if(typeof data23.itemsPath !== "string"){
const err30 = {instancePath:instancePath+"/x-ms-dynamic-list/itemsPath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemsPath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data23.itemTitlePath !== undefined){
if(typeof data23.itemTitlePath !== "string"){
const err31 = {instancePath:instancePath+"/x-ms-dynamic-list/itemTitlePath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemTitlePath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data23.itemValuePath !== undefined){
if(typeof data23.itemValuePath !== "string"){
const err32 = {instancePath:instancePath+"/x-ms-dynamic-list/itemValuePath",schemaPath:"#/properties/x-ms-dynamic-list/properties/itemValuePath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/x-ms-dynamic-list",schemaPath:"#/properties/x-ms-dynamic-list/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data["x-ms-dynamic-schema"] !== undefined){
let data30 = data["x-ms-dynamic-schema"];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.operationId === undefined){
const err34 = {instancePath:instancePath+"/x-ms-dynamic-schema",schemaPath:"#/properties/x-ms-dynamic-schema/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data30.operationId !== undefined){
let data31 = data30.operationId;
if(typeof data31 !== "string"){
const err35 = {instancePath:instancePath+"/x-ms-dynamic-schema/operationId",schemaPath:"#/properties/x-ms-dynamic-schema/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
const _errs69 = errors;
const _errs70 = errors;
if(null !== data31){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
var valid6 = _errs70 === errors;
if(valid6){
const err37 = {instancePath:instancePath+"/x-ms-dynamic-schema/operationId",schemaPath:"#/properties/x-ms-dynamic-schema/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
}
}
if(data30.parameters !== undefined){
let data32 = data30.parameters;
if(!(data32 && typeof data32 == "object" && !Array.isArray(data32))){
const err38 = {instancePath:instancePath+"/x-ms-dynamic-schema/parameters",schemaPath:"#/properties/x-ms-dynamic-schema/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data30["value-path"] !== undefined){
if(typeof data30["value-path"] !== "string"){
const err39 = {instancePath:instancePath+"/x-ms-dynamic-schema/value-path",schemaPath:"#/properties/x-ms-dynamic-schema/properties/value-path/type",keyword:"type",params:{type: "string"}};
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
const err40 = {instancePath:instancePath+"/x-ms-dynamic-schema",schemaPath:"#/properties/x-ms-dynamic-schema/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data["x-ms-dynamic-properties"] !== undefined){
let data34 = data["x-ms-dynamic-properties"];
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.operationId === undefined){
const err41 = {instancePath:instancePath+"/x-ms-dynamic-properties",schemaPath:"#/properties/x-ms-dynamic-properties/required",keyword:"required",params:{missingProperty: "operationId"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data34.operationId !== undefined){
let data35 = data34.operationId;
if(typeof data35 !== "string"){
const err42 = {instancePath:instancePath+"/x-ms-dynamic-properties/operationId",schemaPath:"#/properties/x-ms-dynamic-properties/properties/operationId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const _errs79 = errors;
const _errs80 = errors;
if(null !== data35){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid8 = _errs80 === errors;
if(valid8){
const err44 = {instancePath:instancePath+"/x-ms-dynamic-properties/operationId",schemaPath:"#/properties/x-ms-dynamic-properties/properties/operationId/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
errors = _errs79;
if(vErrors !== null){
if(_errs79){
vErrors.length = _errs79;
}
else {
vErrors = null;
}
}
}
}
if(data34.parameters !== undefined){
let data36 = data34.parameters;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key2 in data36){
let data37 = data36[key2];
if(!(data37 && typeof data37 == "object" && !Array.isArray(data37))){
const err45 = {instancePath:instancePath+"/x-ms-dynamic-properties/parameters/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/x-ms-dynamic-properties/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"}};
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
const err46 = {instancePath:instancePath+"/x-ms-dynamic-properties/parameters",schemaPath:"#/properties/x-ms-dynamic-properties/properties/parameters/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data34.itemValuePath !== undefined){
if(typeof data34.itemValuePath !== "string"){
const err47 = {instancePath:instancePath+"/x-ms-dynamic-properties/itemValuePath",schemaPath:"#/properties/x-ms-dynamic-properties/properties/itemValuePath/type",keyword:"type",params:{type: "string"}};
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
const err48 = {instancePath:instancePath+"/x-ms-dynamic-properties",schemaPath:"#/properties/x-ms-dynamic-properties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data["x-ms-dynamic-tree"] !== undefined){
let data39 = data["x-ms-dynamic-tree"];
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.settings !== undefined){
let data40 = data39.settings;
if(!(data40 && typeof data40 == "object" && !Array.isArray(data40))){
const err49 = {instancePath:instancePath+"/x-ms-dynamic-tree/settings",schemaPath:"#/properties/x-ms-dynamic-tree/properties/settings/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data39.open !== undefined){
let data41 = data39.open;
if(!(data41 && typeof data41 == "object" && !Array.isArray(data41))){
const err50 = {instancePath:instancePath+"/x-ms-dynamic-tree/open",schemaPath:"#/properties/x-ms-dynamic-tree/properties/open/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data39.browse !== undefined){
let data42 = data39.browse;
if(!(data42 && typeof data42 == "object" && !Array.isArray(data42))){
const err51 = {instancePath:instancePath+"/x-ms-dynamic-tree/browse",schemaPath:"#/properties/x-ms-dynamic-tree/properties/browse/type",keyword:"type",params:{type: "object"}};
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
const err52 = {instancePath:instancePath+"/x-ms-dynamic-tree",schemaPath:"#/properties/x-ms-dynamic-tree/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data["x-ms-enum-values"] !== undefined){
let data43 = data["x-ms-enum-values"];
if(Array.isArray(data43)){
const len0 = data43.length;
for(let i0=0; i0<len0; i0++){
let data44 = data43[i0];
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.value === undefined){
const err53 = {instancePath:instancePath+"/x-ms-enum-values/" + i0,schemaPath:"#/properties/x-ms-enum-values/items/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data44.value !== undefined){
const _errs101 = errors;
const _errs102 = errors;
if(null !== data44.value){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var valid14 = _errs102 === errors;
if(valid14){
const err55 = {instancePath:instancePath+"/x-ms-enum-values/" + i0+"/value",schemaPath:"#/properties/x-ms-enum-values/items/properties/value/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs101;
if(vErrors !== null){
if(_errs101){
vErrors.length = _errs101;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err56 = {instancePath:instancePath+"/x-ms-enum-values/" + i0,schemaPath:"#/properties/x-ms-enum-values/items/type",keyword:"type",params:{type: "object"}};
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
const err57 = {instancePath:instancePath+"/x-ms-enum-values",schemaPath:"#/properties/x-ms-enum-values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data["x-ms-media-kind"] !== undefined){
let data46 = data["x-ms-media-kind"];
if(typeof data46 !== "string"){
const err58 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!((data46 === "image") || (data46 === "audio"))){
const err59 = {instancePath:instancePath+"/x-ms-media-kind",schemaPath:"#/properties/x-ms-media-kind/enum",keyword:"enum",params:{allowedValues: schema22.properties["x-ms-media-kind"].enum}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data["x-ms-notification-url"] !== undefined){
if(typeof data["x-ms-notification-url"] !== "boolean"){
const err60 = {instancePath:instancePath+"/x-ms-notification-url",schemaPath:"#/properties/x-ms-notification-url/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data["x-ms-url-encoding"] !== undefined){
let data48 = data["x-ms-url-encoding"];
if(typeof data48 !== "string"){
const err61 = {instancePath:instancePath+"/x-ms-url-encoding",schemaPath:"#/properties/x-ms-url-encoding/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!((data48 === "single") || (data48 === "double"))){
const err62 = {instancePath:instancePath+"/x-ms-url-encoding",schemaPath:"#/properties/x-ms-url-encoding/enum",keyword:"enum",params:{allowedValues: schema22.properties["x-ms-url-encoding"].enum}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.$ref !== undefined){
if(typeof data.$ref !== "string"){
const err63 = {instancePath:instancePath+"/$ref",schemaPath:"#/properties/%24ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err64 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err65 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.items !== undefined){
let data52 = data.items;
if(!(data52 && typeof data52 == "object" && !Array.isArray(data52))){
const err66 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.maxProperties !== undefined){
let data53 = data.maxProperties;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err67 = {instancePath:instancePath+"/maxProperties",schemaPath:"#/properties/maxProperties/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.minProperties !== undefined){
let data54 = data.minProperties;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
const err68 = {instancePath:instancePath+"/minProperties",schemaPath:"#/properties/minProperties/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data.required !== undefined){
let data55 = data.required;
if(Array.isArray(data55)){
const len1 = data55.length;
for(let i1=0; i1<len1; i1++){
if(typeof data55[i1] !== "string"){
const err69 = {instancePath:instancePath+"/required/" + i1,schemaPath:"#/properties/required/items/type",keyword:"type",params:{type: "string"}};
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
const err70 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.allOf !== undefined){
let data57 = data.allOf;
if(Array.isArray(data57)){
const len2 = data57.length;
for(let i2=0; i2<len2; i2++){
let data58 = data57[i2];
if(!(data58 && typeof data58 == "object" && !Array.isArray(data58))){
const err71 = {instancePath:instancePath+"/allOf/" + i2,schemaPath:"#/properties/allOf/items/type",keyword:"type",params:{type: "object"}};
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
const err72 = {instancePath:instancePath+"/allOf",schemaPath:"#/properties/allOf/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.properties !== undefined){
let data59 = data.properties;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key3 in data59){
let data60 = data59[key3];
if(!(data60 && typeof data60 == "object" && !Array.isArray(data60))){
const err73 = {instancePath:instancePath+"/properties/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/properties/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.additionalProperties !== undefined){
let data61 = data.additionalProperties;
if((typeof data61 !== "boolean") && (!(data61 && typeof data61 == "object" && !Array.isArray(data61)))){
const err75 = {instancePath:instancePath+"/additionalProperties",schemaPath:"#/properties/additionalProperties/type",keyword:"type",params:{type: schema22.properties.additionalProperties.type}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
const _errs136 = errors;
let valid20 = true;
const _errs137 = errors;
if(typeof data61 !== "boolean"){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
var _valid0 = _errs137 === errors;
errors = _errs136;
if(vErrors !== null){
if(_errs136){
vErrors.length = _errs136;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs139 = errors;
if(!(data61 && typeof data61 == "object" && !Array.isArray(data61))){
const err77 = {instancePath:instancePath+"/additionalProperties",schemaPath:"#/properties/additionalProperties/else/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid0 = _errs139 === errors;
valid20 = _valid0;
}
if(!valid20){
const err78 = {instancePath:instancePath+"/additionalProperties",schemaPath:"#/properties/additionalProperties/if",keyword:"if",params:{failingKeyword: "else"}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.discriminator !== undefined){
if(typeof data.discriminator !== "string"){
const err79 = {instancePath:instancePath+"/discriminator",schemaPath:"#/properties/discriminator/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data.readOnly !== undefined){
if(typeof data.readOnly !== "boolean"){
const err80 = {instancePath:instancePath+"/readOnly",schemaPath:"#/properties/readOnly/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.xml !== undefined){
let data64 = data.xml;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.name !== undefined){
if(typeof data64.name !== "string"){
const err81 = {instancePath:instancePath+"/xml/name",schemaPath:"#/properties/xml/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data64.namespace !== undefined){
if(typeof data64.namespace !== "string"){
const err82 = {instancePath:instancePath+"/xml/namespace",schemaPath:"#/properties/xml/properties/namespace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data64.prefix !== undefined){
if(typeof data64.prefix !== "string"){
const err83 = {instancePath:instancePath+"/xml/prefix",schemaPath:"#/properties/xml/properties/prefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data64.attribute !== undefined){
if(typeof data64.attribute !== "boolean"){
const err84 = {instancePath:instancePath+"/xml/attribute",schemaPath:"#/properties/xml/properties/attribute/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data64.wrapped !== undefined){
if(typeof data64.wrapped !== "boolean"){
const err85 = {instancePath:instancePath+"/xml/wrapped",schemaPath:"#/properties/xml/properties/wrapped/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/xml",schemaPath:"#/properties/xml/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.externalDocs !== undefined){
let data70 = data.externalDocs;
if(!(data70 && typeof data70 == "object" && !Array.isArray(data70))){
const err87 = {instancePath:instancePath+"/externalDocs",schemaPath:"#/properties/externalDocs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const securityDefinition = validate22;
const schema23 = {"type":"object","properties":{"type":{"type":"string","enum":["basic","apiKey","oauth2"]},"description":{"type":"string"},"name":{"type":"string"},"in":{"type":"string","enum":["query","header"]},"flow":{"type":"string","enum":["implicit","password","application","accessCode"]},"authorizationUrl":{"type":"string"},"tokenUrl":{"type":"string"},"scopes":{"type":"object","additionalProperties":{"type":"string"},"patternProperties":{"^x-":{}}}},"patternProperties":{"^x-":{}},"additionalProperties":false};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((((key0 === "type") || (key0 === "description")) || (key0 === "name")) || (key0 === "in")) || (key0 === "flow")) || (key0 === "authorizationUrl")) || (key0 === "tokenUrl")) || (key0 === "scopes")) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((data0 === "basic") || (data0 === "apiKey")) || (data0 === "oauth2"))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema23.properties.type.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined){
if(typeof data.description !== "string"){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.in !== undefined){
let data3 = data.in;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((data3 === "query") || (data3 === "header"))){
const err6 = {instancePath:instancePath+"/in",schemaPath:"#/properties/in/enum",keyword:"enum",params:{allowedValues: schema23.properties.in.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.flow !== undefined){
let data4 = data.flow;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/flow",schemaPath:"#/properties/flow/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((data4 === "implicit") || (data4 === "password")) || (data4 === "application")) || (data4 === "accessCode"))){
const err8 = {instancePath:instancePath+"/flow",schemaPath:"#/properties/flow/enum",keyword:"enum",params:{allowedValues: schema23.properties.flow.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.authorizationUrl !== undefined){
if(typeof data.authorizationUrl !== "string"){
const err9 = {instancePath:instancePath+"/authorizationUrl",schemaPath:"#/properties/authorizationUrl/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.tokenUrl !== undefined){
if(typeof data.tokenUrl !== "string"){
const err10 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/properties/tokenUrl/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.scopes !== undefined){
let data7 = data.scopes;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
if(!(pattern0.test(key1))){
if(typeof data7[key1] !== "string"){
const err11 = {instancePath:instancePath+"/scopes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/scopes/additionalProperties/type",keyword:"type",params:{type: "string"}};
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
}
else {
const err12 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

