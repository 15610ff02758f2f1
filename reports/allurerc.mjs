// For `allure generate`, which reports/allure-html.ts runs. One file, because only that opens from
// disk: the usual many-file report needs a web server.
export default {
  name: 'Lightbox: ImagingStudy on FHIR R4',
  output: process.env.LIGHTBOX_ALLURE_REPORT,
  plugins: {
    awesome: {
      options: {
        singleFile: true,
        reportLanguage: 'en',
        groupBy: ['epic', 'feature', 'story'],
      },
    },
  },
};
