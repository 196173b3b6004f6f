/** Makes the file, when the project is built; nothing of this is in it. */
package io.symbia.portable.build;
