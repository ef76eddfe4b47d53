/** Whether a blank stands before a LF or, if `atEnd`, closes the text: a look at each line's last character only. */
export function hasTrailingBlank(text: string, isBlank: (character: string) => boolean, atEnd = false): boolean {
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
    if (isBlank(text.charAt(end - 1))) return true;
  }
  return atEnd && isBlank(text.charAt(text.length - 1));
}
