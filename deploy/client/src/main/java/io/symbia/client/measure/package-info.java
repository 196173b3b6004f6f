/** Measures of a platform that runs, taken at its doors as a participant meets them. */
package io.symbia.client.measure;
