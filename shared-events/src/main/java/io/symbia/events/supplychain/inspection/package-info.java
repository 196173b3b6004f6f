/** What is found in an inspection, and the verdict as a function of it. Imports the kernel only. */
package io.symbia.events.supplychain.inspection;
