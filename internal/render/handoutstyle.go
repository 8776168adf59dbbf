package render

// handoutStyle is the look of a handout. Printed, every part has a height that is
// known, so that all of it fits its pages.
const handoutStyle stylesheet = `
.handout main{max-width:60rem}
.who{color:var(--quiet)}.about{font-size:1.05rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem;margin:1rem 0}
.figures div{border-top:4px solid var(--accent);padding:.4rem 0}.figures dt{color:var(--quiet)}.figures dd{margin:0}
.figures dd:nth-of-type(1){font-size:1.35rem;font-weight:bold;line-height:1.25}.figures .note{color:var(--quiet);font-size:.85rem}
.two{display:grid;grid-template-columns:1fr;gap:0 2rem}
.two>div,.two>section{min-width:0}
@media screen and (min-width:56rem){.two{grid-template-columns:1fr 1fr}}
.next li{margin:.5rem 0}.next li::marker{font-weight:bold;color:var(--accent)}
.know,.sources{font-size:.85rem}
.sources ul{padding-left:1.2rem}
footer{border-top:2px solid var(--ink);margin-top:1.5rem;font-weight:bold}
.large{font-size:1.5rem}.large ul,.large ol{padding-left:2.2em}
@media print{
@page{margin:7mm 9mm}
.handout{font-size:8pt;line-height:1.25}
.handout.dense{font-size:7.4pt}.handout.dense .about{font-size:7.8pt}.handout.dense .route svg{max-width:164mm}
.handout h1{font-size:15pt;margin:0 0 1mm}.handout h2{font-size:9.6pt;line-height:1.2;margin:1.3mm 0 .4mm}
.handout p,.handout ul,.handout ol{margin:.5mm 0}.handout li{margin:.2mm 0}.handout .next li{margin:.6mm 0}
.handout .about{font-size:8.6pt}
.handout .figures{grid-template-columns:repeat(4,1fr);gap:3mm;margin:1mm 0}.handout .figures div{border-top-width:.8mm;padding:.6mm 0}
.handout .figures dd:nth-of-type(1){font-size:11pt}.handout .figures .note{font-size:7.2pt}
.handout .two{grid-template-columns:1fr 1fr;gap:0 6mm}
.handout figure{margin:.5mm 0}.handout .route svg{max-width:176mm}.handout .when svg{max-width:144mm}.handout th,.handout td{padding:.25mm 2mm .25mm 0}
.handout .know,.handout .sources{font-size:7pt}.handout .sources ul{columns:3;column-gap:5mm}.handout .long{display:none}.handout th,.handout td{overflow-wrap:anywhere}.handout .learn td{white-space:nowrap}
.handout footer{margin-top:1.5mm;border-top-width:.4mm}
.several .two{break-inside:avoid}
.handout a{color:inherit;text-decoration:none}
.large.handout{font-size:18pt;line-height:1.4}.large.handout h1{font-size:28pt}.large.handout h2{font-size:21pt}.large.handout .two{display:block}.large.handout details[open]{display:block}.large.handout summary{list-style:none}.large.handout .route svg,.large.handout .when svg{max-width:none}.large.handout .figures{grid-template-columns:1fr 1fr}
.large.handout .about,.large.handout .figures .note,.large.handout .know,.large.handout .sources{font-size:18pt}.large.handout .figures dd:nth-of-type(1){font-size:21pt}.large.handout .sources ul{columns:1}.large.handout .two{break-inside:auto}
}
`
