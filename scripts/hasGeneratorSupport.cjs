/*
 * Stands in for a feature test of the special functions' library that calls `eval`, which the page's policy forbids and
 * reports. Every browser that can run the page has generators.
 */
module.exports = function hasGeneratorSupport() {
  return true;
};
